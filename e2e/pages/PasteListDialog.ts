import type { Locator, Page } from '@playwright/test';

/** The dialog that selects the accounts of a pasted or dropped list. */
export class PasteListDialog {
  readonly dialog: Locator;
  readonly list: Locator;
  readonly file: Locator;
  readonly column: Locator;
  readonly resolve: Locator;
  readonly stop: Locator;
  readonly retry: Locator;
  readonly add: Locator;
  readonly lines: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Sélectionner les comptes d’une liste' });
    this.list = this.dialog.getByRole('textbox', { name: 'Liste de comptes' });
    this.file = this.dialog.locator('input[type=file]');
    this.column = this.dialog.getByRole('combobox', { name: 'Colonne des comptes' });
    this.resolve = this.dialog.getByRole('button', { name: 'Chercher ces comptes' });
    this.stop = this.dialog.getByRole('button', { name: 'Arrêter' });
    this.retry = this.dialog.getByRole('button', { name: 'Reprendre la recherche' });
    this.lines = this.dialog.locator('tbody').getByRole('row');
    this.add = this.dialog.getByRole('button', { name: /^Sélectionner [\d\s]+ comptes?$/ });
  }

  async open() {
    await this.page.getByRole('button', { name: 'Coller une liste…' }).click();
    await this.dialog.waitFor();
  }

  /** The button that shows only the lines with one result. */
  filter(result: string) {
    return this.dialog.getByRole('button', { name: new RegExp(`^${result} : \\d+$`) });
  }
}
