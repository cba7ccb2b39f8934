import type { Locator, Page } from '@playwright/test';

export class UserPage {
  readonly edit: Locator;
  readonly remove: Locator;
  readonly save: Locator;
  readonly dialog: Locator;
  readonly summary: Locator;

  constructor(private readonly page: Page) {
    this.edit = page.getByRole('link', { name: 'Éditer' });
    this.remove = page.getByRole('button', { name: 'Supprimer…' });
    this.save = page.getByRole('button', { name: 'Enregistrer' });
    this.dialog = page.getByRole('dialog');
    this.summary = page.getByRole('region', { name: 'Identité du compte' });
  }

  async open(id: string) {
    await this.page.goto(`/#/users/${id}/show`);
    await this.summary.waitFor();
  }

  /** Chooses a reason in the open preview. */
  async chooseReason(label: string) {
    await this.dialog.getByLabel(/^Motif/).click();
    await this.page.getByRole('option', { name: label, exact: true }).click();
  }

  field(label: string) {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }
}
