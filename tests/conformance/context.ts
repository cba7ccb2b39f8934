import { randomBytes } from 'node:crypto';
import type { Organization, User } from '../../src/api/contract';
import { type Answer, Client, Mismatch } from './client';
import { differences, type Pattern } from './pattern';
import type { ServerKind, Target } from './target';

type Values = Record<string, unknown>;

/**
 * What the check of a claim uses: clients, and new objects that are deleted afterwards.
 *
 * Names are unique, so that claims can run concurrently, and repeatedly on the same instance.
 */
export class Context {
  readonly admin: Client;
  readonly user: Client;
  readonly anonymous: Client;
  private readonly cleanUps: (() => Promise<Answer>)[] = [];

  constructor(readonly target: Target) {
    this.anonymous = new Client(target.nextBase);
    this.admin = this.withKey(target.keys.admin);
    this.user = this.withKey(target.keys.user);
  }

  get server(): ServerKind {
    return this.target.server;
  }
  get adminId(): string {
    return this.target.adminId;
  }
  get userId(): string {
    return this.target.userId;
  }

  withKey = (key: string) => this.anonymous.withHeaders({ 'X-API-KEY': key });

  /** Random consonants, which form no word of a language and no top-level domain. */
  uniqueWord = () => [...randomBytes(10)].map((byte) => 'bcdfghjkmnpqrtvwxz'[byte % 18]).join('');

  uniqueEmail = () => `${this.uniqueWord()}@example.org`;

  /** The value for this kind of server, where the two differ. */
  byServer = <T>(answers: Record<ServerKind, T>): T => answers[this.server];

  /** An active account. */
  createUser = async (values: Values = {}): Promise<User> => {
    const word = this.uniqueWord();
    const names = { first_name: `Prime ${word}`, last_name: 'Essai', email: `${word}@example.org` };
    const all = { ...names, active: true, ...values };
    const { body } = await this.admin.post('/users/', all, 201);
    const user = body as User;
    if (!this.target.isDisposable) {
      this.cleanUp(() => this.admin.delete(`/users/${user.id}/?no_mail=1`));
    }
    return user;
  };

  /**
   * An active account that udata can tell apart from others. It considers all accounts that never had
   * a password as the same one: see `users/create` in docs/contract.
   */
  createDistinctUser = async (values: Values = {}): Promise<User> => {
    const user = await this.createUser(values);
    await this.admin.post(`/users/${user.id}/rotate_password/`, undefined, 204);
    return user;
  };

  createDeletedUser = async (values: Values = {}): Promise<User> => {
    const user = await this.createUser(values);
    await this.admin.delete(`/users/${user.id}/?no_mail=1`, 204);
    return user;
  };

  /** An organization whose only member is the caller. */
  createOrganization = async (values: Values = {}, by = this.admin): Promise<Organization> => {
    const name = `Organisme ${this.uniqueWord()}`;
    const { body } = await by.post(
      '/organizations/',
      { name, description: 'Essai', ...values },
      201,
    );
    const organization = body as Organization;
    this.cleanUp(() => this.admin.delete(`/organizations/${organization.id}/`));
    return organization;
  };

  /** A new key of the account without roles. */
  createToken = async (values: Values = {}): Promise<{ id: string; token: string }> => {
    const { body } = await this.user.post('/me/api_tokens/', values, 201);
    const token = body as { id: string; token: string };
    this.cleanUp(() => this.user.delete(`/me/api_tokens/${token.id}/`));
    return token;
  };

  /** Call this after the check, the last one first. It is no error if the object is already gone. */
  cleanUp = (undo: () => Promise<Answer>) => {
    this.cleanUps.push(undo);
  };

  /** @throws Mismatch */
  expect = (value: unknown, pattern: Pattern, name = 'value') => {
    const wrong = differences(pattern, value, name);
    if (wrong.length > 0) throw new Mismatch(wrong.join('\n'));
  };

  /** @throws Mismatch when something could not be undone */
  async runCleanUps(): Promise<void> {
    for (const undo of this.cleanUps.reverse()) {
      const { status, text } = await undo();
      if (![200, 204, 404, 410].includes(status)) {
        throw new Mismatch(`cleaning up: ${status.toString()} ${text}`);
      }
    }
  }
}
