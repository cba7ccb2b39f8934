import { readFile, rm } from 'node:fs/promises';
import Graph from 'graphology';
import { parse } from 'graphology-gexf';
import { temporaryFolder } from '../server/testing/temporary';
import { createApi } from './api';
import { test as base, expect } from './fixtures';
import { type GraphFiles, writeGraphFiles } from './graphData';
import { ADMIN_KEY } from './keys';
import { type OwnServer, startOwnServer } from './ownServer';
import { GraphPage } from './pages/GraphPage';
import { expectNoViolation } from './pageChecks';

interface Fixtures {
  graphPage: GraphPage;
  /** The ids of the accounts of the planted ring. */
  ring: string[];
}
interface WorkerFixtures {
  graphFiles: GraphFiles;
  graphServer: OwnServer;
}

/** For tests on a separate server, with a large graph that has a ring planted in it. */
const test = base.extend<Fixtures, WorkerFixtures>({
  graphFiles: [
    async ({}, use) => {
      const folder = temporaryFolder('graph-', 'test-results');
      await use(await writeGraphFiles(folder));
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  graphServer: [
    async ({ graphFiles }, use) => {
      const server = await startOwnServer();
      await server.importFiles(['--users', graphFiles.users, '--follows', graphFiles.follows]);
      await use(server);
      await server.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ graphServer }, use) => {
    await use(graphServer.origin);
  },
  api: async ({ graphServer }, use) => {
    const api = await createApi(`${graphServer.origin}/api/1`);
    await use(api);
    await api.dispose();
  },
  ring: async ({ api, graphFiles }, use) => {
    const { data } = await api.users(`q=${graphFiles.ring}&page_size=100`);
    const ring = data.filter(({ last_name }) => last_name === graphFiles.ring);
    expect(ring).toHaveLength(graphFiles.ringSize);
    await use(ring.map(({ id }) => id));
  },
  graphPage: async ({ page, usersPage: _signedIn }, use) => {
    await use(new GraphPage(page));
  },
});

test.describe.configure({ mode: 'serial' });

test('finds a ring around one account, deactivates it, colours it, and undoes it', async ({
  page,
  api,
  graphPage,
  usersPage,
  ring,
}) => {
  await graphPage.buildFrom(ring[0] ?? '', 2);
  await graphPage.waitUntilRead();
  await expect(graphPage.picture).toBeVisible();
  await expect(graphPage.legend('Groupe 1')).toBeVisible();

  await graphPage.openPanel('Constats');
  const finding = graphPage.findings.first();
  await expect(finding).toContainText('Suspect');
  await expect(finding).toContainText('abonnements sur');
  await expect(finding).toContainText('renvoient vers example.com');
  await finding.getByRole('button', { name: 'Sélectionner' }).click();
  await expect(usersPage.tray.bar).toContainText(`${ring.length} comptes sélectionnés`);
  // The drawing shrinks to make room for the tray.
  await expect
    .poll(async () => {
      const room = await graphPage.picture.boundingBox();
      const drawn = await graphPage.picture.locator('canvas').first().boundingBox();
      return room && drawn && Math.round(drawn.height - room.height);
    })
    .toBe(0);

  await graphPage.colourBy('statut');
  await expect(graphPage.legend(`Inactif (${ring.length})`)).toBeHidden();
  await usersPage.tray.deactivate.click();
  await expect(usersPage.dialog.getByLabel('Précision (facultative)')).toHaveValue(
    /abonnements sur \d+ possibles/,
  );
  await usersPage.chooseReason('Spam');
  await usersPage.dialog.getByRole('button', { name: `Désactiver ${ring.length} comptes` }).click();
  await expect(graphPage.legend(`Inactif (${ring.length})`)).toBeVisible();
  for (const id of ring) expect((await api.user(id)).active).toBe(false);

  await page.getByRole('button', { name: 'Défaire' }).click();
  await expect(graphPage.legend(`Inactif (${ring.length})`)).toBeHidden();
  await expect(async () => {
    for (const id of ring) expect((await api.user(id)).active).toBe(true);
  }).toPass();
});

test('does the same with the table and the keyboard alone', async ({
  page,
  api,
  graphPage,
  usersPage,
  ring,
}) => {
  await graphPage.buildFrom(ring[1] ?? '', 2);
  await graphPage.waitUntilRead();
  await page.keyboard.press('Escape');
  await page.getByRole('tabpanel').focus();
  await page.keyboard.press('t');
  await expect(graphPage.table).toBeVisible();

  await page.getByRole('tab', { name: 'Lecture' }).focus();
  for (let left = 0; left < 3; left += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const select = graphPage.findings.first().getByRole('button', { name: 'Sélectionner' });
  await select.focus();
  await page.keyboard.press('Enter');
  await expect(usersPage.tray.bar).toContainText(`${ring.length} comptes sélectionnés`);
  await expect(graphPage.table.getByRole('checkbox', { checked: true }).first()).toBeVisible();

  await usersPage.tray.deactivate.focus();
  await page.keyboard.press('Enter');
  await usersPage.chooseReason('Spam');
  await usersPage.dialog.getByRole('button', { name: `Désactiver ${ring.length} comptes` }).focus();
  await page.keyboard.press('Enter');
  await expect(graphPage.table.getByRole('cell', { name: 'Inactif' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Défaire' }).focus();
  await page.keyboard.press('Enter');
  await expect(graphPage.table.getByRole('cell', { name: 'Inactif' })).toHaveCount(0);
  await expect(async () => {
    for (const id of ring) expect((await api.user(id)).active).toBe(true);
  }).toPass();
});

test('opens a stored graph without any request, and exports it', async ({
  page,
  graphPage,
  ring,
}) => {
  await graphPage.buildFrom(ring[2] ?? '', 1);
  await graphPage.waitUntilRead();
  const address = page.url();
  expect(address).toContain(ring[2] ?? '-');
  expect(address).not.toContain('udata_');

  await page.getByRole('menuitem', { name: 'Graphes' }).click();
  await page
    .getByRole('link', { name: /^Autour de/ })
    .first()
    .waitFor();
  const requested: string[] = [];
  page.on('request', (request) => {
    if (/\/(followers|users)\//.test(request.url())) requested.push(request.url());
  });
  await page
    .getByRole('link', { name: /^Autour de/ })
    .first()
    .click();
  await expect(graphPage.picture).toBeVisible();
  await graphPage.openPanel('Lecture');
  await expect(graphPage.panel).toContainText('Lu le');
  expect(requested).toEqual([]);

  const download = await graphPage.export('Graphe (GEXF)');
  const graph = parse(Graph, await readFile(await download.path(), 'utf8'));
  expect(graph.hasNode(ring[2])).toBe(true);
  expect(graph.inDegree(ring[2])).toBeGreaterThan(5);
  const picture = await readFile(await (await graphPage.export('Image (PNG)')).path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  const csv = await graphPage.export('Comptes (CSV)');
  expect(await readFile(await csv.path(), 'utf8')).toContain(ring[2] ?? '-');
});

test.describe('when the key is refused while followers are read', () => {
  // Chromium logs the refused request.
  test.use({ expectedErrors: [/401/] });

  test('records nothing for the refused requests, and resumes after signing in again', async ({
    page,
    graphPage,
    signInPage,
    usersPage,
    ring,
  }) => {
    await graphPage.create([ring[4] ?? ''], 1);
    await page.route('**/followers/**', (route) =>
      route.fulfill({ status: 401, json: { message: 'Invalid API token' } }),
    );
    await graphPage.readSteps(1);
    await signInPage.key.waitFor();
    await page.unroute('**/followers/**');
    await signInPage.signIn(ADMIN_KEY);
    await usersPage.table.or(graphPage.collect).first().waitFor();

    await page.getByRole('menuitem', { name: 'Graphes' }).click();
    await page
      .getByRole('link', { name: /^Autour de/ })
      .first()
      .click();
    await expect(graphPage.collect).toContainText(/: 0 en entier/);
    await graphPage.readSteps(1);
    await graphPage.waitUntilRead();
    await expect(graphPage.collect).not.toContainText(/: 0 en entier/);
    await graphPage.showTable();
    expect(await graphPage.table.getByRole('row').count()).toBeGreaterThan(5);
  });
});

test('a graph has no axe violation, as a picture or a table, on any width and theme', async ({
  page,
  graphPage,
  ring,
}) => {
  await graphPage.buildFrom(ring[3] ?? '', 2);
  await graphPage.waitUntilRead();
  await graphPage.openPanel('Constats');
  await graphPage.findings.first().waitFor();
  await expectNoViolation(page);
  await graphPage.showTable();
  await graphPage.table
    .getByRole('button', { name: /^Voir / })
    .first()
    .click();
  await graphPage.panel.getByText('Sélectionner autour').waitFor();
  await expectNoViolation(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoViolation(page);
});
