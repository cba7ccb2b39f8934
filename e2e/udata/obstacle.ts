/** A udata instance that the journeys are to run on. */
export interface Instance {
  /** Ends in `/api/1`, without a trailing slash. */
  apiUrl: string;
  adminKey: string | undefined;
  userKey: string | undefined;
  /** Of the addresses that the tests give their accounts. */
  emailDomain: string;
}

const IS_KEY = /^[!-~]+$/;
const NO_KEY = 'is no API key: it holds a space, a line break or a letter that is not ASCII.';

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/**
 * Address of an instance's API, from what somebody typed: the instance's own or the API's.
 *
 * @returns null when it is no http or https address
 */
export const parseApiUrl = (text: string | undefined): string | null => {
  if (text === undefined || !URL.canParse(text)) return null;
  const { protocol, origin, pathname } = new URL(text);
  if (!/^https?:$/.test(protocol)) return null;
  return `${origin}${pathname.replace(/\/+$/, '').replace(/\/api\/1$/, '')}/api/1`;
};

/**
 * What keeps the journeys from running on an instance, in words for who started them.
 *
 * It asks the instance, and stores nothing there.
 *
 * @returns null when nothing does
 */
export const obstacleOn = async (instance: Instance): Promise<string | null> => {
  const { apiUrl, adminKey, userKey, emailDomain } = instance;
  if (!adminKey) return 'ADMIN_API_KEY is not set: the API key of an administrator is needed.';
  if (!userKey) return 'USER_API_KEY is not set: the API key of an ordinary account is needed.';
  // What fetch says of a header that it cannot send would print the key.
  if (!IS_KEY.test(adminKey)) return `ADMIN_API_KEY ${NO_KEY}`;
  if (!IS_KEY.test(userKey)) return `USER_API_KEY ${NO_KEY}`;

  const administrator = await ask(`${apiUrl}/me/`, adminKey);
  if (typeof administrator === 'string') return administrator;
  const refusedAdministrator = refusalOf(administrator, 'ADMIN_API_KEY');
  if (refusedAdministrator) return refusedAdministrator;
  if (!isAdministrator(administrator)) {
    return 'The account of ADMIN_API_KEY is no administrator of this instance.';
  }

  const ordinary = await ask(`${apiUrl}/me/`, userKey);
  if (typeof ordinary === 'string') return ordinary;
  const refusedOrdinary = refusalOf(ordinary, 'USER_API_KEY');
  if (refusedOrdinary) return refusedOrdinary;
  if (isAdministrator(ordinary)) {
    return 'The account of USER_API_KEY is an administrator: an ordinary account is needed.';
  }

  // Without names nothing is stored, but the address is judged first.
  const creation = await ask(`${apiUrl}/users/`, adminKey, { email: `essai@${emailDomain}` });
  if (typeof creation === 'string') return creation;
  const { errors } = creation.body;
  if (typeof errors === 'object' && errors !== null && 'email' in errors) {
    return `The instance takes no address at ${emailDomain}: name a domain that receives mail in E2E_EMAIL_DOMAIN.`;
  }
  return null;
};

const ask = async (url: string, key: string, body?: unknown): Promise<Answer | string> => {
  let response: Response;
  try {
    response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'X-API-KEY': key, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      // A browser follows no redirection of a preflight.
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
  } catch (error) {
    return `${url} cannot be reached: ${reasonOf(error)}.`;
  }
  const parsed: unknown = await response.json().catch(() => undefined);
  if (typeof parsed !== 'object' || parsed === null) {
    return `${url} is no udata API: it answers ${response.status.toString()} without JSON.`;
  }
  return { status: response.status, body: { ...parsed } };
};

/** Node puts what happened to the connection below "fetch failed". */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message ? cause.message : error.message;
};

const refusalOf = ({ status, body }: Answer, variable: string): string | null => {
  if (status === 401) return `The instance refuses ${variable}: ${String(body.message)}`;
  if (status !== 200 || !Array.isArray(body.roles)) {
    return `The address leads to no udata API: /me/ answers ${status.toString()}.`;
  }
  return null;
};

const isAdministrator = ({ body }: Answer): boolean =>
  Array.isArray(body.roles) && body.roles.includes('admin');
