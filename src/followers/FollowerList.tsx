import { AutocompleteInput, ReferenceInput, useListContext, useRecordContext } from 'react-admin';
import { fullName, type UserSuggestion } from '../api/contract';
import { FollowerTable } from '../accounts';
import { AccountText, ListPagination, NoResult, ResourceList } from '../ui';

const inputText = (user: UserSuggestion) =>
  `${fullName(user)}${user.email ? ` (${user.email})` : ''}`;

const Suggestion = () => {
  const user = useRecordContext<UserSuggestion>();
  if (!user) return null;
  return (
    <span>
      <bdi>{fullName(user)}</bdi>
      {user.email && (
        <>
          {' ('}
          <AccountText>{user.email}</AccountText>)
        </>
      )}
    </span>
  );
};

const filters = [
  <ReferenceInput key="following" source="following" reference="suggestions" alwaysOn>
    <AutocompleteInput
      label="resources.followers.choose"
      optionText={<Suggestion />}
      inputText={inputText}
      // The API has searched them already.
      matchSuggestion={() => true}
      filterToQuery={(q: string) => ({ q })}
      helperText={false}
      noOptionsText="resources.followers.type_a_name"
      sx={{ width: 360 }}
    />
  </ReferenceInput>,
];

const PAGE_SIZES = [20, 50, 100, 500];

const NoFollower = () => {
  const { filterValues } = useListContext();
  const hasChosen = Boolean((filterValues as { following?: string }).following);
  return <NoResult text={`resources.followers.${hasChosen ? 'none' : 'choose_first'}`} />;
};

/** The followers of a chosen account. The API has no list of the accounts that a user follows. */
export const FollowerList = () => (
  <ResourceList
    filters={filters}
    actions={false}
    perPage={50}
    // The API chooses the order. react-admin has this field in its addresses.
    sortFields={['id']}
    pageSizes={PAGE_SIZES}
    pagination={<ListPagination rowsPerPageOptions={PAGE_SIZES} />}
    empty={false}
    exporter={false}
  >
    <FollowerTable empty={<NoFollower />} />
  </ResourceList>
);
