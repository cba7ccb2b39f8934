/**
 * Takes the pictures of the README on a new server with generated accounts.
 *
 *     npm run pictures
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import playwrightConfig from '../playwright.config';
import { startServer } from '../server/testing/serverProcess';
import { temporaryFolder } from '../server/testing/temporary';

const KEY = 'udata_pictures_administrator';
const FOLDER = new URL('../docs/pictures/', import.meta.url);
const NAMES = ['morel', 'morelle', 'maurel', 'morell'];

/** Takes a picture once the page is drawn; its colours are reduced to keep the file small. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const picture = await page.screenshot({ animations: 'disabled' });
  const file = await sharp(picture).png({ palette: true, compressionLevel: 9 }).toBuffer();
  await sharp(file).toFile(new URL(`${name}.png`, FOLDER).pathname);
}

async function takeAll(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByLabel('API key').fill(KEY);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('table').waitFor();

  await page.getByText('Signed in').waitFor({ state: 'hidden' });

  await page.goto(`${origin}#/graphs/create?from=${(await ringMembers(origin)).join(',')}`);
  await page.getByLabel('Steps to walk').fill('1');
  await page.getByRole('button', { name: 'Build', exact: true }).click();
  await page.getByRole('button', { name: 'Read this step' }).click();
  await page.locator('[data-drawn=true]').waitFor();
  await page.getByRole('tab', { name: 'Reading' }).click();
  await page.getByText('All steps asked for are read.').waitFor();
  await page.getByRole('tab', { name: 'Findings' }).click();
  await page.locator('[data-finding]').first().waitFor();
  await take(page, 'graph');

  const filter = encodeURIComponent(JSON.stringify({ q: NAMES.join(' ') }));
  await page.goto(`${origin}#/users?filter=${filter}&perPage=25`);
  await page.getByText(/^1-25/).waitFor();
  await take(page, 'list');

  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'Deactivate…' }).click();
  await page
    .getByRole('dialog')
    .getByText(/accounts will be deactivated/)
    .waitFor();
  await take(page, 'preview');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Review one by one' }).click();
  await page.getByText(/^Account 1 of/).waitFor();
  await take(page, 'review');
}

/** The members of the ring in the seed whose texts start in the same way. */
async function ringMembers(origin: string): Promise<string[]> {
  const answer = await fetch(`${origin}api/1/users/?page_size=2000`, {
    headers: { 'X-API-KEY': KEY, 'X-Fields': 'data{id,about}' },
  });
  const { data } = (await answer.json()) as { data: { id: string; about: string | null }[] };
  return data.filter(({ about }) => about?.startsWith('Membre du collectif')).map(({ id }) => id);
}

const folder = temporaryFolder('vigie-pictures-');
const server = await startServer({
  DATA_DIR: join(folder, 'data'),
  DATABASE_URL: '',
  UDATA_URL: '',
  ADMIN_API_KEY: KEY,
});
const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
try {
  const page = await browser.newPage({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  // The title bar shows the name of the instance: a fixed one, without the port of this run.
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { instanceName: 'data.example.org' } }),
  );
  await takeAll(page, server.url.replace('api/1/', ''));
} finally {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
