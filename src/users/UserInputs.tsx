import pick from 'lodash/pick.js';
import { maxLength, type RaRecord, required, TextInput } from 'react-admin';
import { LongTextInput } from './LongTextInput';

const name = [required(), maxLength(255)];

/** The fields of the form. */
const PROFILE = ['first_name', 'last_name', 'email', 'website', 'about'];

/**
 * The values of the profile among those of a form. A form also has the other values of its record,
 * and react-admin fills it with those of a `source` in the address, such as
 * `?source={"roles":["admin"]}`.
 */
export const profileOf = (values: Partial<RaRecord>) => pick(values, PROFILE);

/**
 * The profile of an account, in the order of its page. Its status and its roles are changed by
 * actions only, which ask for a reason, are in the journal and can be undone.
 */
export const UserInputs = () => (
  <>
    <TextInput source="first_name" validate={name} />
    <TextInput source="last_name" validate={name} />
    {/* Only the API validates e-mail addresses and websites: browsers are less strict. */}
    <TextInput source="email" validate={name} inputMode="email" />
    <LongTextInput source="website" inputMode="url" maxEditable={2_000} />
    <LongTextInput source="about" multiline minRows={4} maxRows={30} maxEditable={10_000} />
  </>
);
