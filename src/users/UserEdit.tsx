import {
  Edit,
  SaveButton,
  ShowButton,
  SimpleForm,
  Toolbar,
  TopToolbar,
  useEditContext,
} from 'react-admin';
import { PageLoadingError } from '../layout';
import { FORM_WIDTH, UserInputs } from './UserInputs';
import { UserTitle } from './UserTitle';

const Actions = () => (
  <TopToolbar>
    <ShowButton />
  </TopToolbar>
);

const FormToolbar = () => (
  <Toolbar>
    <SaveButton />
  </Toolbar>
);

const Failure = () => {
  const { error, refetch } = useEditContext();
  return error ? <PageLoadingError error={error} onRetry={() => void refetch()} /> : null;
};

/** Changes an account. Pessimistic: the API judges the values, and its reasons go to the fields. */
export const UserEdit = () => (
  <Edit
    title={<UserTitle />}
    actions={<Actions />}
    mutationMode="pessimistic"
    redirect="show"
    error={<Failure />}
    queryOptions={{ onError: () => undefined }}
  >
    <SimpleForm sx={{ maxWidth: FORM_WIDTH }} toolbar={<FormToolbar />} warnWhenUnsavedChanges>
      <UserInputs />
    </SimpleForm>
  </Edit>
);
