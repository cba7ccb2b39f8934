import { SaveButton, SimpleForm, Toolbar, useSaveContext } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { FormDraft, SaveKey, UnsavedWarning, useSingleRun } from '../ui';
import { UserInputs } from './UserInputs';

/** In pixels. Lines as long as a wide screen are hard to read. */
const WIDTH = 720;

/** The API refused the values. */
class Refused extends Error {
  constructor(readonly errors: unknown) {
    super();
  }
}

/** The form of an account. However often its button and its keys are pressed, it saves once. */
export const ProfileForm = () => {
  const { save } = useSaveContext();
  const { run } = useSingleRun();
  return (
    <SimpleForm
      sx={{ maxWidth: WIDTH }}
      toolbar={<FormToolbar />}
      warnWhenUnsavedChanges
      // The first field with an error gets the focus, and a message would cover the button.
      disableInvalidFormNotification
      WarnWhenUnsavedChangesComponent={UnsavedWarning}
      onSubmit={async (values: FieldValues) => {
        try {
          await run(async () => {
            const errors: unknown = await save?.(values);
            if (errors !== undefined) throw new Refused(errors);
          });
        } catch (error) {
          if (error instanceof Refused) return error.errors;
          throw error;
        }
      }}
    >
      <UserInputs />
      <FormDraft name="profile" />
    </SimpleForm>
  );
};

/** The button that saves the form, and its key. Not react-admin's, which can also delete. */
const FormToolbar = () => (
  <Toolbar>
    <SaveKey>
      <SaveButton />
    </SaveKey>
  </Toolbar>
);
