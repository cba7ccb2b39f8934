/** The API keys of the server under test. Set them in the environment for another instance. */
export const ADMIN_KEY = process.env.ADMIN_API_KEY ?? 'udata_end_to_end_administrator';
export const USER_KEY = process.env.USER_API_KEY ?? 'udata_end_to_end_ordinary_user';
