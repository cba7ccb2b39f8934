import HubIcon from '@mui/icons-material/Hub';
import { Alert, Box } from '@mui/material';
import {
  Button,
  EditButton,
  TopToolbar,
  useRecordContext,
  useRedirect,
  useShowContext,
  useTranslate,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { isDeleted, type User } from '../api/contract';
import { JobHistory } from '../jobs/pages/JobHistory';
import {
  PublicPageButton,
  RecordAddress,
  RecordShow,
  Section,
  SummaryAndDetails,
  useKeys,
} from '../ui';
import { MissingAccount } from './MissingAccount';
import { UserJobButton } from './preview/UserJobButton';
import { UserJobMenu } from './preview/UserJobMenu';
import { UserEvidence } from './UserEvidence';
import { UserFollowers } from './UserFollowers';
import { UserSummary } from './UserSummary';
import { UserTitle } from './UserTitle';

const MORE_ACTIONS = ['grant_role', 'withdraw_role', 'demand_password'];

const Actions = () => {
  const user = useRecordContext<User>();
  const redirect = useRedirect();
  const gone = user && isDeleted(user) ? 'resources.users.deleted_notice' : undefined;
  useKeys(
    {
      e: {
        label: 'keys.edit',
        refusal: gone,
        act: () => {
          redirect('edit', 'users', user?.id);
        },
      },
      // The buttons of the actions bind it on the page of an account that is not deleted.
      ...(gone && { d: { label: 'keys.deactivate', refusal: gone, act: () => undefined } }),
    },
    user !== undefined,
  );
  return (
    <TopToolbar sx={{ alignItems: 'center' }}>
      <PublicPageButton path="users" />
      {user && (
        <Button component={Link} to={`/graphs/create?from=${user.id}`} label="graph.open">
          <HubIcon />
        </Button>
      )}
      {user && !isDeleted(user) && (
        <>
          <UserJobButton action={user.active === true ? 'deactivate' : 'reactivate'} />
          <EditButton />
          <UserJobButton action="delete" />
          <UserJobMenu actions={MORE_ACTIONS} />
        </>
      )}
    </TopToolbar>
  );
};

const History = () => {
  const user = useRecordContext<User>();
  return (
    user && (
      <Section title="actions.history">
        <JobHistory recordId={user.id} />
      </Section>
    )
  );
};

const DeletedNotice = () => {
  const user = useRecordContext<User>();
  const translate = useTranslate();
  if (!user || !isDeleted(user)) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {translate('resources.users.deleted_notice')}
    </Alert>
  );
};

const Content = () => {
  const { record } = useShowContext<User>();
  if (!record) return null;
  return (
    <Box sx={{ p: 2 }}>
      <DeletedNotice />
      <SummaryAndDetails summary={<UserSummary />}>
        <UserEvidence />
        <History />
        <UserFollowers />
      </SummaryAndDetails>
    </Box>
  );
};

/**
 * The page of an account: identity and actions on the left, the facts to judge it by on the right.
 */
export const UserShow = () => (
  <RecordAddress>
    <RecordShow actions={<Actions />} title={<UserTitle />} missing={<MissingAccount />}>
      <Content />
    </RecordShow>
  </RecordAddress>
);
