/** Takes the addresses of the accounts that tests make; an instance may ask that it receives mail. */
export const EMAIL_DOMAIN = process.env.E2E_EMAIL_DOMAIN ?? 'example.org';

/** An address of an account that a test makes. */
export const emailOf = (name: string): string => `${name.toLowerCase()}@${EMAIL_DOMAIN}`;

/**
 * Address of the users API under test, without a trailing slash.
 *
 * @param consoleUrl where the console is served from; its API is there too unless `E2E_API_URL` is set
 */
export const apiUrlFor = (consoleUrl: string): string =>
  process.env.E2E_API_URL ?? `${consoleUrl.replace(/\/+$/, '')}/api/1`;
