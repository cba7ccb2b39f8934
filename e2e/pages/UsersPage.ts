import type { Locator, Page } from '@playwright/test';
import { SelectionTray } from './SelectionTray';

export class UsersPage {
  readonly table: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly selectAll: Locator;
  readonly dialog: Locator;
  readonly range: Locator;
  readonly nextPage: Locator;
  readonly pageSize: Locator;
  readonly selectMatching: Locator;
  readonly tray: SelectionTray;

  constructor(private readonly page: Page) {
    this.table = page.getByRole('table').first();
    this.rows = this.table.locator('tbody').getByRole('row');
    this.search = page.getByPlaceholder('Nom ou adresse, mots entiers');
    this.selectAll = page.getByRole('checkbox', { name: 'Tout sélectionner' });
    this.dialog = page.getByRole('dialog');
    this.range = page.locator('.MuiTablePagination-displayedRows');
    this.nextPage = page.getByRole('button', { name: 'Aller à la prochaine page' });
    this.pageSize = page.getByRole('combobox', { name: /lignes par page/i });
    this.selectMatching = page.getByRole('button', { name: /^Sélectionner les [\d\s]+ comptes/ });
    this.tray = new SelectionTray(page);
  }

  async open(query = '') {
    await this.page.goto(`/#/users${query}`);
    await this.table.waitFor();
  }

  /** Searches, and waits until the list has `total` accounts. */
  async find(words: string, total: number) {
    await this.search.fill(words);
    await this.range.filter({ hasText: new RegExp(`sur ${total}$`) }).waitFor();
  }

  row(name: string) {
    return this.rows.filter({ hasText: name });
  }

  async select(name: string) {
    await this.row(name).getByRole('checkbox').check();
  }

  /** Chooses a reason in the open preview. */
  async chooseReason(label: string) {
    await this.dialog.getByRole('combobox', { name: 'Motif' }).click();
    await this.page.getByRole('option', { name: label, exact: true }).click();
  }

  async sortBy(column: string) {
    await this.table.getByRole('columnheader', { name: column }).getByText(column).click();
  }
}
