import {
  AutocompleteArrayInput,
  BooleanInput,
  maxLength,
  ReferenceArrayInput,
  required,
  TextInput,
} from 'react-admin';

/** In pixels. Lines as long as a wide screen are hard to read. */
export const FORM_WIDTH = 720;

const name = [required(), maxLength(255)];

/** The fields of an account that a moderator may change, in the order of the profile. */
export const UserInputs = () => (
  <>
    <TextInput source="first_name" validate={name} />
    <TextInput source="last_name" validate={name} />
    {/* Only the API validates e-mail addresses and websites: browsers are less strict. */}
    <TextInput source="email" validate={name} inputMode="email" />
    <TextInput source="website" inputMode="url" />
    <TextInput source="about" multiline minRows={4} />
    <ReferenceArrayInput source="roles" reference="roles" sort={{ field: 'name', order: 'ASC' }}>
      <AutocompleteArrayInput optionText="name" helperText="resources.users.roles_help" />
    </ReferenceArrayInput>
    <BooleanInput
      source="active"
      label="resources.users.status.active"
      helperText="resources.users.active_help"
    />
  </>
);
