import {
  AutocompleteArrayInput,
  BooleanInput,
  maxLength,
  ReferenceArrayInput,
  required,
  TextInput,
} from 'react-admin';

/** In pixels: a line of text is hard to read over the whole of a wide screen. */
export const FORM_WIDTH = 720;

const name = [required(), maxLength(255)];

/** What a moderator may change of an account, in the order of the profile. */
export const UserInputs = () => (
  <>
    <TextInput source="first_name" validate={name} />
    <TextInput source="last_name" validate={name} />
    {/* The API alone judges addresses and web sites: its rules are stricter than a browser's. */}
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
