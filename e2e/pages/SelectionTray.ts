import type { Locator, Page } from '@playwright/test';

/** The bar at the bottom of every page while accounts are selected. */
export class SelectionTray {
  readonly bar: Locator;
  readonly see: Locator;
  readonly deactivate: Locator;
  readonly clear: Locator;
  readonly panel: Locator;
  readonly selected: Locator;
  readonly confirmation: Locator;

  constructor(private readonly page: Page) {
    this.bar = page.getByRole('region', { name: 'Sélection' });
    this.see = this.bar.getByRole('button', { name: 'Voir' });
    this.deactivate = this.bar.getByRole('button', { name: 'Désactiver…' });
    this.clear = this.bar.getByRole('button', { name: 'Vider' });
    this.panel = page.getByRole('dialog', { name: 'Comptes sélectionnés' });
    this.selected = this.panel.getByRole('listitem');
    this.confirmation = page.getByRole('dialog', { name: 'Vider la sélection ?' });
  }

  /** Opens the preview of one of the actions in the menu. */
  async openAction(name: string) {
    await this.bar.getByRole('button', { name: 'Autres actions' }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  async removeUser(name: string) {
    await this.panel.getByRole('button', { name: `Retirer ${name} de la sélection` }).click();
  }

  async closePanel() {
    await this.panel.getByRole('button', { name: 'Fermer' }).click();
    await this.panel.waitFor({ state: 'hidden' });
  }
}
