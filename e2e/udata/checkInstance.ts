/** The udata instance to run the tests on. */
export interface Instance {
  /** Ends in `/api/1`, without a trailing slash. */
  apiUrl: string;
  adminKey: string | undefined;
  userKey: string | undefined;
  /** The domain of the e-mail addresses of test accounts. */
  emailDomain: string;
}

const API_KEY = /^[!-~]+$/;
const NOT_A_KEY =
  'is not an API key: it contains a space, a line break or a letter that is not ASCII.';

interface ApiResponse {
  status: number;
  body: Record<string, unknown>;
}

/**
 * The URL of an instance's API, from the URL of the instance or of the API.
 *
 * @returns null when it is not an HTTP or HTTPS URL
 */
export const parseApiUrl = (text: string | undefined): string | null => {
  if (text === undefined || !URL.canParse(text)) return null;
  const { protocol, origin, pathname } = new URL(text);
  if (!/^https?:$/.test(protocol)) return null;
  return `${origin}${pathname.replace(/\/+$/, '').replace(/\/api\/1$/, '')}/api/1`;
};

/**
 * Checks that the tests can run on an instance, without storing anything there.
 *
 * @returns a message that says why they cannot, or null when they can
 */
export const checkInstance = async (instance: Instance): Promise<string | null> => {
  const { apiUrl, adminKey, userKey, emailDomain } = instance;
  if (!adminKey) return 'ADMIN_API_KEY is not set: the API key of an administrator is needed.';
  if (!userKey) return 'USER_API_KEY is not set: the API key of an ordinary account is needed.';
  // Check first: the error of fetch for a header that it cannot send would print the key.
  if (!API_KEY.test(adminKey)) return `ADMIN_API_KEY ${NOT_A_KEY}`;
  if (!API_KEY.test(userKey)) return `USER_API_KEY ${NOT_A_KEY}`;

  const administrator = await call(`${apiUrl}/me/`, adminKey);
  if (typeof administrator === 'string') return administrator;
  const refusedAdministrator = refusalOf(administrator, 'ADMIN_API_KEY');
  if (refusedAdministrator) return refusedAdministrator;
  if (!isAdministrator(administrator)) {
    return 'The account of ADMIN_API_KEY is not an administrator of this instance.';
  }

  const ordinary = await call(`${apiUrl}/me/`, userKey);
  if (typeof ordinary === 'string') return ordinary;
  const refusedOrdinary = refusalOf(ordinary, 'USER_API_KEY');
  if (refusedOrdinary) return refusedOrdinary;
  if (isAdministrator(ordinary)) {
    return 'The account of USER_API_KEY is an administrator: an ordinary account is needed.';
  }

  // The address is validated first. Without a name, the account is then not created.
  const creation = await call(`${apiUrl}/users/`, adminKey, { email: `essai@${emailDomain}` });
  if (typeof creation === 'string') return creation;
  const { errors } = creation.body;
  if (typeof errors === 'object' && errors !== null && 'email' in errors) {
    return `The instance accepts no address at ${emailDomain}: set E2E_EMAIL_DOMAIN to a domain that receives mail.`;
  }
  return null;
};

/** The response, or a text that says why there is none. */
const call = async (url: string, key: string, body?: unknown): Promise<ApiResponse | string> => {
  let response: Response;
  try {
    response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'X-API-KEY': key, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      // Browsers do not follow redirects of a preflight request.
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
  } catch (error) {
    return `${url} cannot be reached: ${reasonOf(error)}.`;
  }
  const parsed: unknown = await response.json().catch(() => undefined);
  if (typeof parsed !== 'object' || parsed === null) {
    return `${url} is not a udata API: it answers ${response.status.toString()} without JSON.`;
  }
  return { status: response.status, body: { ...parsed } };
};

/** The message of fetch is only "fetch failed". The cause says what happened to the connection. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message ? cause.message : error.message;
};

const refusalOf = ({ status, body }: ApiResponse, variable: string): string | null => {
  if (status === 401) return `The instance refuses ${variable}: ${String(body.message)}`;
  if (status !== 200 || !Array.isArray(body.roles)) {
    return `The address is not that of a udata API: /me/ answers ${status.toString()}.`;
  }
  return null;
};

const isAdministrator = ({ body }: ApiResponse): boolean =>
  Array.isArray(body.roles) && body.roles.includes('admin');
