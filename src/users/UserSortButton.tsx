import { SortButton } from 'react-admin';

/** Every order the API has, the columns' own included: on a narrow screen some are hidden. */
export const UserSortButton = () => (
  <SortButton
    fields={[
      'default',
      'last_name',
      'first_name',
      'metrics.datasets',
      'metrics.reuses',
      'metrics.followers',
      'since',
    ]}
  />
);
