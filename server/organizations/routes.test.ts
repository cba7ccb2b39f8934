import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Organization } from '../../src/api/contract';
import { startTestApp, type TestApp, USER_KEY } from '../testing';

describe('organizations', () => {
  let test: TestApp;
  let all: Organization[];
  beforeAll(async () => {
    test = await startTestApp({ seedUsers: 600 });
    all = (await test.asAdmin('GET', '/organizations/?page_size=1000')).body.data;
  });
  afterAll(() => test.close());

  const found = async (query: string): Promise<string[]> =>
    (await test.call('GET', `/organizations/?page_size=1000&${query}`)).body.data.map(
      ({ id }: Organization) => id,
    );
  const idsOf = (organizations: Organization[]) => organizations.map(({ id }) => id);

  it('lists all except the deleted ones, newest first', async () => {
    const { rows } = {
      rows: await test.db.selectFrom('organizations').select('deleted').execute(),
    };
    expect(all).toHaveLength(rows.filter(({ deleted }) => deleted === null).length);
    const dates = all.map(({ created_at }) => Date.parse(created_at));
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
  });

  it('sorts by name and by counters', async () => {
    const names = (
      await test.call('GET', '/organizations/?sort=name&page_size=1000')
    ).body.data.map(({ name }: Organization) => name);
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    const followed = (
      await test.call('GET', '/organizations/?sort=-followers&page_size=1000')
    ).body.data.map(({ metrics }: Organization) => metrics.followers);
    expect(followed).toEqual([...followed].sort((a, b) => b - a));
  });

  it('filters by badge, name and business number, and searches for all words', async () => {
    const certified = all.filter(({ badges }) => badges.some(({ kind }) => kind === 'certified'));
    expect((await found('badge=certified')).sort()).toEqual(idsOf(certified).sort());
    expect(await found('badge=certified&sort=views')).toEqual(idsOf(certified).sort());
    const [first] = all as [Organization];
    const name = encodeURIComponent(first.name.toUpperCase());
    expect(await found(`name=${name}`)).toContain(first.id);
    const words = encodeURIComponent(first.name);
    expect(await found(`q=${words}`)).toContain(first.id);
    expect(await found(`q=${words}%20introuvable`)).toEqual([]);
    expect(await found('business_number_id=12345678901234')).toEqual([]);
  });

  it('masks the addresses of members according to the caller', async () => {
    const organization = all.find(({ members }) =>
      members.some(({ user }) => user.email && user.email.indexOf('@') > 3),
    );
    expect(organization).toBeDefined();
    const path = `/organizations/${organization?.id ?? ''}/`;
    const { members } = organization as Organization;
    expect((await test.asAdmin('GET', path)).body.members).toEqual(members);
    expect(members[0]).toMatchObject({ label: expect.any(String), since: expect.any(String) });

    const anonymous = (await test.call('GET', path)).body;
    expect(anonymous.permissions.private).toBe(false);
    for (const { user } of anonymous.members) {
      expect(user.email).toMatch(/^\*\*\*@/);
      expect(user.last_login_at).toBeNull();
    }
    await test.db
      .insertInto('members')
      .values({
        organization_id: organization?.id ?? '',
        user_id: test.userId,
        role: 'editor',
        since: new Date(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const member = (await test.call('GET', path, { key: USER_KEY })).body;
    expect(member.permissions).toMatchObject({ edit: false, private: true });
    const own = member.members.find(
      ({ user }: Organization['members'][0]) => user.id === test.userId,
    );
    expect(own.user.email).toBe('us**@example.org');
  });

  it('redirects a former slug, or another spelling of the slug, to the current one', async () => {
    const row = await test.db
      .selectFrom('organizations')
      .select(['slug', 'old_slugs'])
      .where('deleted', 'is', null)
      .executeTakeFirstOrThrow();
    await test.db
      .updateTable('organizations')
      .set({ old_slugs: ['un-ancien-nom'] })
      .where('slug', '=', row.slug)
      .execute();
    for (const name of ['un-ancien-nom', row.slug.toUpperCase()]) {
      const moved = await test.call('GET', `/organizations/${name}/`);
      expect(moved.status).toBe(308);
      expect(moved.headers.location).toBe(`/api/1/organizations/${row.slug}/`);
    }
    expect((await test.call('GET', '/organizations/UN-ANCIEN-NOM/')).status).toBe(404);
  });

  it('returns 410 for a deleted one, except to administrators', async () => {
    const [organization] = all as [Organization];
    await test.db
      .updateTable('organizations')
      .set({ deleted: new Date() })
      .where('id', '=', organization.id)
      .execute();
    const path = `/organizations/${organization.id}/`;
    const gone = await test.call('GET', path);
    expect(gone.status).toBe(410);
    expect(gone.body).toEqual({ message: 'Organization has been deleted' });
    expect((await test.asAdmin('GET', path)).status).toBe(200);
    expect(await found('')).not.toContain(organization.id);
  });

  it('suggests by a part of the name or acronym', async () => {
    const { body } = await test.call('GET', '/organizations/suggest/?q=mairie&size=3');
    expect(body.length).toBeGreaterThan(0);
    expect(body.length).toBeLessThanOrEqual(3);
    for (const { name } of body) expect(name.toLowerCase()).toContain('mairie');
  });

  it('lists the roles of members in the requested language', async () => {
    const { body } = await test.call('GET', '/organizations/roles/?lang=fr');
    expect(body.map(({ id, label }: { id: string; label: string }) => [id, label])).toEqual([
      ['admin', 'Administrateur'],
      ['editor', 'Éditeur'],
      ['partial_editor', 'Éditeur partiel'],
    ]);
  });
});
