import type { Locator, Page } from '@playwright/test';

/** The page of a graph: picture or table, and the details beside it. */
export class GraphPage {
  readonly picture: Locator;
  readonly table: Locator;
  readonly panel: Locator;
  /** What is read, and what comes next: in a tab, or alone before anything is. */
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

  /** Begins a graph around one account, from its page, and reads it. */
  async buildFrom(userId: string, steps: number) {
    await this.page.goto(`/#/users/${userId}/show`);
    await this.page.getByRole('link', { name: 'Graphe', exact: true }).click();
    await this.submit(steps);
    await this.readSteps(steps);
  }

  /** Begins a graph around some accounts; of these alone anything is read. */
  async begin(userIds: readonly string[], steps: number) {
    await this.page.goto(`/#/graphs/create?from=${userIds.join(',')}`);
    await this.submit(steps);
  }

  private async submit(steps: number) {
    await this.page.getByLabel('Pas à parcourir').fill(steps.toString());
    await this.build.click();
    // The cost of the first step stands before it is asked for.
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

  /** Waits until everything that was asked for is read. */
  async isRead() {
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

  /** How many accounts of a category there are, by the legend. */
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
