import { AutocompleteInput, List, ReferenceInput, useListContext } from 'react-admin';
import { fullName, type UserSuggestion } from '../api/contract';
import { FollowerTable } from '../accounts';
import { ListPagination, NoResult } from '../ui';

const suggestionText = (user: UserSuggestion) =>
  `${fullName(user)}${user.email ? ` (${user.email})` : ''}`;

const filters = [
  <ReferenceInput key="following" source="following" reference="suggestions" alwaysOn>
    <AutocompleteInput
      label="resources.followers.choose"
      optionText={suggestionText}
      filterToQuery={(q: string) => ({ q })}
      helperText={false}
      noOptionsText="resources.followers.type_a_name"
      sx={{ width: 360 }}
    />
  </ReferenceInput>,
];

const NoFollower = () => {
  const { filterValues } = useListContext();
  const hasChosen = Boolean((filterValues as { following?: string }).following);
  return <NoResult text={`resources.followers.${hasChosen ? 'none' : 'choose_first'}`} />;
};

/** The followers of a chosen account. The API has no list of the accounts that a user follows. */
export const FollowerList = () => (
  <List
    filters={filters}
    actions={false}
    perPage={50}
    pagination={<ListPagination rowsPerPageOptions={[20, 50, 100, 500]} />}
    empty={false}
    exporter={false}
  >
    <FollowerTable empty={<NoFollower />} />
  </List>
);
