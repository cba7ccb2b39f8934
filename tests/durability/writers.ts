/** Which writes of the clients were acknowledged, to compare with the database after a crash. */
export interface Ledger {
  /** The accounts that are edited, each by one client only. */
  edited: { id: string; acknowledged: number; attempted: number }[];
  created: string[];
  deleted: string[];
  /** Deletions that were requested and not acknowledged. */
  maybeDeleted: string[];
  /** Whether the ordinary account follows each of these; null if the last call was not answered. */
  follows: Map<string, boolean | null>;
  /** All acknowledged writes. */
  count: number;
  /** Writes answered with 503. */
  refused: number;
}

/** The address and keys of a server under test. */
export interface Target {
  url: string;
  adminKey: string;
  userKey: string;
}

const EDITORS = 6;

/** A ledger with the accounts that the clients edit and follow. */
export async function newLedger(target: Target): Promise<Ledger> {
  const response = await send(target, 'GET', `users/?sort=created&page_size=${EDITORS * 2}`);
  const { data } = (await response.json()) as { data: { id: string; roles: string[] }[] };
  const edited = data
    .filter(({ roles }) => roles.length === 0)
    .slice(0, EDITORS)
    .map(({ id }) => ({ id, acknowledged: 0, attempted: 0 }));
  return {
    edited,
    created: [],
    deleted: [],
    maybeDeleted: [],
    follows: new Map(edited.map(({ id }) => [id, false])),
    count: 0,
    refused: 0,
  };
}

/**
 * Writes with eight clients until the server no longer answers: six edit accounts, one creates and
 * deletes them, and one follows and unfollows.
 */
export async function writeUntilDown(target: Target, ledger: Ledger): Promise<void> {
  await Promise.all([
    ...ledger.edited.map((account) => untilDown(() => edit(target, ledger, account))),
    untilDown(() => createAndDelete(target, ledger)),
    untilDown(() => followAndUnfollow(target, ledger)),
  ]);
}

async function untilDown(write: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await write();
    } catch (error) {
      // Node's fetch throws a TypeError when a connection is refused or lost.
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

async function edit(target: Target, ledger: Ledger, account: Ledger['edited'][number]) {
  account.attempted += 1;
  const number = account.attempted;
  const body = { about: `Édition ${number.toString()}`, last_name: `Numéro${number.toString()}` };
  if (await isDone(ledger, send(target, 'PUT', `users/${account.id}/`, body))) {
    account.acknowledged = number;
    ledger.count += 1;
  }
}

async function createAndDelete(target: Target, ledger: Ledger): Promise<void> {
  const name = `n${process.hrtime.bigint().toString(36)}`;
  const body = { first_name: 'Kim', last_name: name, email: `${name}@example.org`, active: true };
  const response = await send(target, 'POST', 'users/', body);
  const { id } = (await response.json()) as { id?: string };
  if (response.status === 503) ledger.refused += 1;
  if (response.status !== 201 || id === undefined) return;
  ledger.created.push(id);
  ledger.count += 1;
  const victim = ledger.created.length > 3 ? ledger.created.shift() : undefined;
  if (victim === undefined) return;
  ledger.maybeDeleted.push(victim);
  if (await isDone(ledger, send(target, 'DELETE', `users/${victim}/?no_mail=1`))) {
    ledger.maybeDeleted.pop();
    ledger.deleted.push(victim);
    ledger.count += 1;
  }
}

async function followAndUnfollow(target: Target, ledger: Ledger): Promise<void> {
  for (const [id, isFollowing] of ledger.follows) {
    ledger.follows.set(id, null);
    const method = isFollowing === true ? 'DELETE' : 'POST';
    const call = send(target, method, `users/${id}/followers/`, undefined, target.userKey);
    if (await isDone(ledger, call)) {
      ledger.follows.set(id, method === 'POST');
      ledger.count += 1;
    }
  }
}

/**
 * Whether a write was acknowledged. A 503, as while the database restarts, is counted as refused.
 *
 * @throws on any other 5xx
 */
async function isDone(ledger: Ledger, call: Promise<Response>): Promise<boolean> {
  const response = await call;
  await response.arrayBuffer();
  if (response.status === 503) ledger.refused += 1;
  else if (response.status >= 500) {
    throw new Error(`${response.url} answered ${response.status.toString()}`);
  }
  return response.ok;
}

/** Makes a call to a path of the API. */
export const send = (
  { url, adminKey }: Target,
  method: string,
  path: string,
  body?: unknown,
  key = adminKey,
) =>
  fetch(url + path, {
    method,
    headers: {
      'x-api-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
