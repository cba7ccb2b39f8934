/** Headers for answers that are not pages: a browser runs no script in them, whatever they contain. */
export const NO_SCRIPTS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
