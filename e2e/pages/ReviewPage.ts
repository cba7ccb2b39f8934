import type { Locator, Page } from '@playwright/test';

/** The review of the selection, one account at a time. */
export class ReviewPage {
  readonly place: Locator;
  readonly summary: Locator;
  readonly due: Locator;

  constructor(private readonly page: Page) {
    this.place = page.getByText(/^Compte \d+ sur \d+$/);
    this.summary = page.getByRole('region', { name: 'Identité du compte' });
    this.due = page.getByRole('table').filter({ hasText: 'À revoir à partir du' });
  }

  async open() {
    await this.page.getByRole('link', { name: 'Examiner un par un' }).click();
    await this.place.waitFor();
  }

  async chooseReason(label: string) {
    await this.page.getByLabel(/^Motif/).click();
    await this.page.getByRole('option', { name: label, exact: true }).click();
  }

  /** Presses a key once the account with this name is shown, and a decision can be made. */
  async decide(key: string, name: string) {
    await this.summary.filter({ hasText: name }).waitFor();
    await this.waitUntilReady();
    await this.page.keyboard.press(key);
  }

  /** Undoes the last decision with the key, and waits until the account with this name is shown. */
  async undo(name: string) {
    await this.waitUntilReady();
    await this.page.keyboard.press('u');
    await this.summary.filter({ hasText: name }).waitFor();
  }

  /** After a decision, another one is ignored for a moment. */
  private async waitUntilReady() {
    await this.page.locator('button[aria-busy=true]').first().waitFor({ state: 'detached' });
  }
}
