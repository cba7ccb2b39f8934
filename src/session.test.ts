// @vitest-environment jsdom
import * as fc from 'fast-check';
import omit from 'lodash/omit.js';
import { localStorageStore, type Store } from 'react-admin';
import { beforeEach, expect, it } from 'vitest';
import { aUser } from './api/contract/builders';
import { createSessions } from './session';

const ADA = 'a'.repeat(24);
const BOB = 'b'.repeat(24);

/** What a page keeps in the store, and what of it is kept at a sign-out. */
const WORK = ['users.selectedIds', 'users.listParams', 'users.reasons.deactivate', 'bulk.draft'];
const SETTING = 'keys';
const KEYS = [...WORK, SETTING];

interface PendingCall {
  outcome: Promise<unknown>;
  answer(status: 200 | 401): void;
}

/** A tab, and an API that answers calls of pages when the test says so. */
const aTab = () => {
  const expired = new Set<string>();
  const respond = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
  const refused = () => respond(401, { message: 'Invalid API token' });
  let held: ((response: Response) => void)[] = [];
  const send: typeof fetch = (url, init) => {
    const key = new Headers(init?.headers).get('X-API-KEY') ?? '';
    if (!String(url).includes('/me/')) {
      return new Promise((resolve) => {
        held.push(resolve);
      });
    }
    const [moderator = ''] = key.split('_');
    if (expired.has(key) || moderator === '') return Promise.resolve(refused());
    return Promise.resolve(respond(200, aUser({ id: moderator, roles: ['admin'] })));
  };
  const browserStore = { ...localStorageStore('2', 'test'), reset: () => undefined };
  const sessions = createSessions({
    config: { apiUrl: 'https://udata.example/api/1', instance: 'https://udata.example/api/1' },
    browserStore,
    keptAtSignOut: new Set([SETTING]),
    storage: sessionStorage,
    getLanguage: () => 'fr',
    fetch: send,
  });
  const { authProvider } = sessions;
  /** As react-admin does after each failed call. */
  const onError = async (error: unknown) => {
    try {
      await authProvider.checkError(error);
    } catch {
      await authProvider.logout({});
    }
  };
  const call = async (): Promise<PendingCall> => {
    const outcome = sessions.pageClient('/site').catch(async (error: unknown) => {
      await onError(error);
      return 'failed';
    });
    await expect.poll(() => held.length).toBe(1);
    const [resolve] = held;
    held = [];
    return {
      outcome,
      answer(status) {
        resolve?.(status === 200 ? respond(200, {}) : refused());
      },
    };
  };
  return { ...sessions, browserStore, call, expired };
};

interface Model {
  signedIn: string | null;
  values: Record<string, Record<string, unknown>>;
  /** What each was typing when their key expired. */
  typed: Record<string, string>;
}

class Tab {
  readonly tab = aTab();
  /** The store of the pages of this session, and of those before. */
  store: Store | null = null;
  readonly oldStores: Store[] = [];
  calls: PendingCall[] = [];
  lateCalls: PendingCall[] = [];
  key = '';
  /** What is being typed. */
  text: string | undefined;
  signIns = 0;

  end() {
    this.text = undefined;
    if (this.store) this.oldStores.push(this.store);
    this.store = null;
    this.lateCalls.push(...this.calls);
    this.calls = [];
  }
}

type Command = fc.AsyncCommand<Model, Tab>;

const expectSound = async (model: Model, real: Tab) => {
  const { authProvider, openStore, openDrafts, moderator } = real.tab;
  if (model.signedIn === null) {
    await expect(authProvider.checkAuth({})).rejects.toMatchObject({ message: false });
    return;
  }
  await authProvider.checkAuth({});
  expect(await authProvider.getIdentity?.()).toMatchObject({ id: model.signedIn });
  const shown = Object.fromEntries(KEYS.map((key) => [key, openStore(moderator()).getItem(key)]));
  expect(openDrafts(moderator()).get('field')).toBe(model.typed[model.signedIn]);
  const own = model.values[model.signedIn] ?? {};
  expect(shown).toEqual(Object.fromEntries(KEYS.map((key) => [key, own[key]])));
};

const signIn = (moderator: string, isSameKey: boolean): Command => ({
  check: (model) => model.signedIn === null,
  async run(model, real) {
    const { authProvider, expired, openStore } = real.tab;
    real.signIns += 1;
    // A key that was refused once may be accepted again.
    const key = `${moderator}_${isSameKey ? '' : real.signIns.toString()}`;
    expired.delete(key);
    await authProvider.login({ key });
    real.key = key;
    real.store = openStore(moderator);
    real.tab.openDrafts(moderator).register('field', () => real.text);
    model.signedIn = moderator;
    await expectSound(model, real);
  },
  toString: () => `sign in ${moderator}${isSameKey ? ' with the same key' : ''}`,
});

const signOut = (): Command => ({
  check: (model) => model.signedIn !== null,
  async run(model, real) {
    const moderator = String(model.signedIn);
    await real.tab.authProvider.logout({});
    real.end();
    model.typed = omit(model.typed, moderator);
    const setting = model.values[moderator]?.[SETTING];
    model.values[moderator] = setting === undefined ? {} : { [SETTING]: setting };
    model.signedIn = null;
    for (const key of Object.keys(localStorage)) {
      const isWorkOfModerator = key.includes(` ${moderator} `) && !key.endsWith(` ${SETTING}`);
      expect(isWorkOfModerator, key).toBe(false);
    }
    const left = Object.entries({ ...sessionStorage })
      .map(String)
      .join();
    expect(left).not.toContain(moderator);
    expect(left).not.toContain('apiKey');
    await expectSound(model, real);
  },
  toString: () => 'sign out',
});

const expire = (): Command => ({
  check: (model) => model.signedIn !== null,
  async run(model, real) {
    if (real.text !== undefined) model.typed[String(model.signedIn)] = real.text;
    real.tab.expired.add(real.key);
    const call = await real.tab.call();
    call.answer(401);
    await call.outcome;
    real.end();
    model.signedIn = null;
    await expectSound(model, real);
  },
  toString: () => 'expire',
});

const write = (key: string, value: string): Command => ({
  check: (model) => model.signedIn !== null,
  async run(model, real) {
    const moderator = String(model.signedIn);
    real.store?.setItem(key, `${value} of ${moderator}`);
    model.values[moderator] = { ...model.values[moderator], [key]: `${value} of ${moderator}` };
    await expectSound(model, real);
  },
  toString: () => `write ${value} to ${key}`,
});

const type = (text: string): Command => ({
  check: (model) => model.signedIn !== null,
  async run(model, real) {
    real.text = `${text} of ${String(model.signedIn)}`;
  },
  toString: () => `type ${text}`,
});

/** A call whose answer comes after the end of the session. */
const ask = (): Command => ({
  check: (model) => model.signedIn !== null,
  async run(_model, real) {
    real.calls.push(await real.tab.call());
  },
  toString: () => 'ask',
});

const answerLate = (status: 200 | 401): Command => ({
  check: () => true,
  async run(model, real) {
    const call = real.lateCalls.shift();
    if (!call) return;
    call.answer(status);
    expect(await call.outcome).toBe('failed');
    await expectSound(model, real);
  },
  toString: () => `late ${status.toString()}`,
});

/** A page of an earlier session goes on writing. */
const writeLate = (key: string): Command => ({
  check: () => true,
  async run(model, real) {
    for (const store of real.oldStores) store.setItem(key, 'late');
    await expectSound(model, real);
  },
  toString: () => `late write to ${key}`,
});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

it('what a moderator leaves shows to no other one, and is lost by a sign-out only', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands(
        [
          fc.tuple(fc.constantFrom(ADA, BOB), fc.boolean()).map((args) => signIn(...args)),
          fc.constant(signOut()),
          fc.constant(expire()),
          fc
            .tuple(fc.constantFrom(...KEYS), fc.constantFrom('a', 'b'))
            .map((args) => write(...args)),
          fc.constantFrom('a', 'b').map(type),
          fc.constant(ask()),
          fc.constantFrom(200 as const, 401 as const).map(answerLate),
          fc.constantFrom(...KEYS).map(writeLate),
        ],
        // As long as they may be: what goes wrong takes several sign-ins.
        { maxCommands: 60, size: 'max' },
      ),
      async (commands) => {
        localStorage.clear();
        sessionStorage.clear();
        const model: Model = { signedIn: null, values: {}, typed: {} };
        await fc.asyncModelRun(() => ({ model, real: new Tab() }), commands);
      },
    ),
  );
});
