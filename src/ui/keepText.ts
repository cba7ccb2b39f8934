/** The `parse` of a text input whose empty value is `''`. By default, react-admin makes it null. */
export const keepText = (text: string) => text;
