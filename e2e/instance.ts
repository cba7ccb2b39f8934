/** The domain of test accounts' addresses. Some instances require one that receives mail. */
export const EMAIL_DOMAIN = process.env.E2E_EMAIL_DOMAIN ?? 'example.org';

/** The e-mail address of a test account. */
export const emailOf = (name: string): string => `${name.toLowerCase()}@${EMAIL_DOMAIN}`;

/**
 * The URL of the users API under test, without a trailing slash.
 *
 * @param consoleUrl the URL of the console, which also serves the API unless `E2E_API_URL` is set
 */
export const apiUrlFor = (consoleUrl: string): string =>
  process.env.E2E_API_URL ?? `${consoleUrl.replace(/\/+$/, '')}/api/1`;
