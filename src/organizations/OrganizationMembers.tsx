import { DataTable, ReferenceManyField, useTranslate } from 'react-admin';
import type { MemberRecord } from '../dataProvider';
import { AccountIdentity } from '../accounts';
import { DateField, ListPagination, NoResult, Section, UnreadableRows } from '../ui';

const MemberRoleText = ({ role, label }: Pick<MemberRecord, 'role' | 'label'>) => {
  const translate = useTranslate();
  return <>{translate(`resources.members.roles.${role}`, { _: label })}</>;
};

/** The members of the organization, with the role of each in it. */
export const OrganizationMembers = () => (
  <Section title="resources.organizations.fields.members">
    <ReferenceManyField
      reference="members"
      target="organization"
      perPage={50}
      sort={{ field: 'user.last_name', order: 'ASC' }}
      pagination={<ListPagination />}
    >
      <UnreadableRows />
      <DataTable<MemberRecord>
        bulkActionButtons={false}
        rowClick={(id) => `/users/${String(id)}/show`}
        empty={<NoResult text="resources.members.none" />}
      >
        <DataTable.Col
          source="user.last_name"
          label="resources.members.fields.user"
          render={({ user }) => <AccountIdentity account={user} />}
        />
        <DataTable.Col
          source="role"
          render={({ role, label }) => <MemberRoleText role={role} label={label} />}
        />
        <DataTable.Col source="since" field={DateField} />
        <DataTable.Col source="user.last_login_at">
          <DateField source="user.last_login_at" emptyText="resources.users.never" />
        </DataTable.Col>
      </DataTable>
    </ReferenceManyField>
  </Section>
);
