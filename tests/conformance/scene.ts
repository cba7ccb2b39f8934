import { randomBytes } from 'node:crypto';
import type { Organization, User } from '../../src/api/contract';
import type { Side } from './claim';
import { type Answer, Client, Mismatch } from './client';
import { differences, type Pattern } from './pattern';
import type { Target } from './target';

type Values = Record<string, unknown>;

/**
 * What a row works with: who calls, and objects of its own that are gone afterwards.
 *
 * Names are unique, so that rows run beside one another and again on the same instance.
 */
export class Scene {
  readonly admin: Client;
  readonly user: Client;
  readonly anyone: Client;
  private readonly undos: (() => Promise<Answer>)[] = [];

  constructor(readonly target: Target) {
    this.anyone = new Client(target.addresses);
    this.admin = this.withKey(target.keys.admin);
    this.user = this.withKey(target.keys.user);
  }

  get side(): Side {
    return this.target.side;
  }
  get adminId(): string {
    return this.target.adminId;
  }
  get userId(): string {
    return this.target.userId;
  }

  withKey = (key: string) => this.anyone.with({ 'X-API-KEY': key });

  /** Letters that stand nowhere else, in no language and in no top-level domain. */
  word = () => [...randomBytes(10)].map((byte) => 'bcdfghjkmnpqrtvwxz'[byte % 18]).join('');

  address = () => `${this.word()}@example.org`;

  /** What each kind of server should answer, where they differ. */
  bySide = <T>(answers: Record<Side, T>): T => answers[this.side];

  /** An active account. */
  createUser = async (values: Values = {}): Promise<User> => {
    const word = this.word();
    const names = { first_name: `Prime ${word}`, last_name: 'Essai', email: `${word}@example.org` };
    const all = { ...names, active: true, ...values };
    const { body } = await this.admin.post('/users/', all, 201);
    const user = body as User;
    this.later(() => this.admin.delete(`/users/${user.id}/?no_mail=1`));
    return user;
  };

  /**
   * An active account that udata tells from others: it takes those that never had a password for
   * one and the same.
   */
  createPerson = async (values: Values = {}): Promise<User> => {
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
    const name = `Organisme ${this.word()}`;
    const { body } = await by.post(
      '/organizations/',
      { name, description: 'Essai', ...values },
      201,
    );
    const organization = body as Organization;
    this.later(() => this.admin.delete(`/organizations/${organization.id}/`));
    return organization;
  };

  /** A key of the ordinary account, with what udata says of it. */
  createToken = async (values: Values = {}): Promise<{ id: string; token: string }> => {
    const { body } = await this.user.post('/me/api_tokens/', values, 201);
    const token = body as { id: string; token: string };
    this.later(() => this.user.delete(`/me/api_tokens/${token.id}/`));
    return token;
  };

  /** Undo something when the row is over, last first; gone or missing by then is fine. */
  later = (undo: () => Promise<Answer>) => {
    this.undos.push(undo);
  };

  /** @throws Mismatch */
  expect = (value: unknown, pattern: Pattern, name = 'value') => {
    const wrong = differences(pattern, value, name);
    if (wrong.length > 0) throw new Mismatch(wrong.join('\n'));
  };

  /** @throws Mismatch when something could not be taken away again */
  async clear(): Promise<void> {
    for (const undo of this.undos.reverse()) {
      const { status, text } = await undo();
      if (![200, 204, 404, 410].includes(status)) {
        throw new Mismatch(`taking away what the row made: ${status.toString()} ${text}`);
      }
    }
  }
}
