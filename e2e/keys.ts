/** The keys of the server under test; another instance's come from the environment. */
export const ADMIN_KEY = process.env.ADMIN_API_KEY ?? 'udata_end_to_end_administrator';
export const USER_KEY = process.env.USER_API_KEY ?? 'udata_end_to_end_ordinary_user';
