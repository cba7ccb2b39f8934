import type { Expected } from './client';
import { including, startingWith } from './pattern';

// udata does not translate these texts.
export const NOT_FOUND_TEXT =
  'The requested URL was not found on the server. If you entered the URL manually please check ' +
  'your spelling and try again.';
const UNAUTHORIZED_TEXT =
  'The server could not verify that you are authorized to access the URL requested. You either ' +
  "supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how " +
  'to supply the credentials required.';

/** The object does not exist. udata may append similar routes to the message. */
export const NOT_FOUND = {
  status: 404,
  body: { message: startingWith(NOT_FOUND_TEXT) },
} satisfies Expected;

/** The path does not exist: the only error with other keys. */
export const NO_ROUTE: Expected = { status: 404, body: { error: NOT_FOUND_TEXT, status: 404 } };

export const UNAUTHORIZED: Expected = {
  status: 401,
  headers: { 'WWW-Authenticate': 'Bearer realm="uData"' },
  body: { message: UNAUTHORIZED_TEXT },
};

/** The API key is refused for this reason. */
export const badKey = (message: string): Expected => ({
  status: 401,
  headers: { 'WWW-Authenticate': 'Bearer realm="uData"' },
  body: { message },
});

export const FORBIDDEN = {
  status: 403,
  body: { message: 'You do not have the permission to modify that object.' },
} satisfies Expected;

export const METHOD_NOT_ALLOWED: Expected = {
  status: 405,
  body: { message: 'The method is not allowed for the requested URL.' },
};

export const BAD_JSON: Expected = {
  status: 400,
  body: { message: 'The browser (or proxy) sent a request that this server could not understand.' },
};

export const NOT_AN_OBJECT: Expected = {
  status: 400,
  body: { errors: { request: 'expecting a JSON object' } },
};

export const NOT_JSON: Expected = {
  status: 415,
  body: {
    message:
      "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
  },
};

/** A query parameter is refused; `reason` starts with the help text of the parameter. */
export const badParameter = (name: string, reason: string): Expected => ({
  status: 400,
  body: { message: 'Input payload validation failed', errors: { [name]: reason } },
});

/** A field check refuses a value; it is the only one reported. */
export const badField = (field: string, reason: string): Expected => ({
  status: 400,
  body: { message: reason, errors: { [field]: reason } },
});

/** Model validation refuses the object: every invalid field is reported. */
export const badModel = (
  model: string,
  id: string | null,
  errors: Record<string, string>,
  summary?: string,
): Expected => {
  const all = Object.entries(errors);
  const reason = all[0]?.[1] ?? '';
  const listed = all.map(([field]) => `'${field}'`).join(', ');
  return {
    status: 400,
    body: {
      errors,
      message: `ValidationError (${model}:${id ?? 'None'}) (${summary ?? `${reason}: [${listed}]`})`,
    },
  };
};

export const message = (status: number, text: string): Expected => ({
  status,
  body: { message: text },
});

/** An answer with this status whose body has at least these keys. */
export const having = (status: number, keys: Parameters<typeof including>[0]) =>
  ({ status, body: including(keys) }) satisfies Expected;

/** `page` is refused: it is not a positive integer. */
export const BAD_PAGE: Expected = badParameter(
  'page',
  'The page to fetch Invalid page: 0. page must be a positive integer',
);

/** A strict boolean is refused. */
export const badLegalNotice = (value: string): Expected =>
  badParameter(
    'send_legal_notice',
    'Send formal legal notice with appeal information to owner (admin only) ' +
      `Invalid literal for boolean(): ${value}`,
  );

export const INTERNAL_ERROR: Expected = message(500, 'Internal Server Error');

export const EMPTY_PAGE = {
  data: [],
  page: 1,
  page_size: 20,
  total: 0,
  next_page: null,
  previous_page: null,
} as const;
