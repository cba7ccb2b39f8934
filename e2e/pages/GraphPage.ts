import type { Locator, Page } from '@playwright/test';

/** The page of a graph: picture or table, and the panels beside it. */
export class GraphPage {
  readonly picture: Locator;
  readonly table: Locator;
  readonly panel: Locator;
  /** Shows what was read and what to read next. It moves to a tab once something was read. */
  readonly collect: Locator;
  readonly findings: Locator;
  readonly build: Locator;

  constructor(private readonly page: Page) {
    this.picture = page.locator('[data-drawn=true]');
    this.table = page.getByRole('table', { name: 'Comptes du graphe' });
    this.panel = page.getByRole('tabpanel');
    this.collect = page.getByRole('region', { name: 'Lecture' });
    this.findings = page.locator('[data-finding]');
    this.build = page.getByRole('button', { name: 'Construire' });
  }

  /** Creates a graph around one account, from its page, and starts reading it. */
  async buildFrom(userId: string, steps: number) {
    await this.page.goto(`/#/users/${userId}/show`);
    await this.page.getByRole('link', { name: 'Graphe', exact: true }).click();
    await this.submit(steps);
    await this.readSteps(steps);
  }

  /** Creates a graph around some accounts, without reading their followers. */
  async create(userIds: readonly string[], steps: number) {
    await this.page.goto(`/#/graphs/create?from=${userIds.join(',')}`);
    await this.submit(steps);
  }

  private async submit(steps: number) {
    await this.page.getByLabel('Pas à parcourir').fill(steps.toString());
    await this.build.click();
    // The page shows the number of requests of the first step before it is read.
    await this.collect.getByText(/Requêtes\s: \d+ au plus/).waitFor();
  }

  async readSteps(steps: number) {
    await this.page
      .getByRole('button', { name: steps > 1 ? `Lire jusqu’au pas ${steps}` : 'Lire ce pas' })
      .click();
  }

  async openPanel(name: 'Constats' | 'Compte' | 'Sélection' | 'Lecture') {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Waits until all requested steps are read. */
  async waitUntilRead() {
    await this.openPanel('Lecture');
    await this.collect.getByText('Tous les pas demandés sont lus.').waitFor();
  }

  async showTable() {
    await this.page.getByRole('button', { name: 'Tableau' }).click();
    await this.table.waitFor();
  }

  async showPicture() {
    await this.page.getByRole('button', { name: 'Image' }).click();
    await this.picture.waitFor();
  }

  /** An entry of the legend: a category with its number of accounts. */
  legend(name: string): Locator {
    return this.page.getByRole('group', { name: 'Légende' }).getByText(name);
  }

  async colourBy(name: string) {
    await this.page.getByLabel('Couleur').click();
    await this.page.getByRole('option', { name }).click();
  }

  async export(name: string) {
    await this.page.getByRole('button', { name: 'Exporter' }).click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name }).click();
    return download;
  }
}
