/** For answers that are no page: whatever they hold, a browser runs nothing of it. */
export const NO_PAGE = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
