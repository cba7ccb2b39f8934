import type { Locator, Page } from '@playwright/test';

const DOCK = 'Traitement en cours';

/** The running job, as shown in the dock at the bottom of each page. */
export class JobsPage {
  readonly dock: Locator;
  readonly resume: Locator;
  readonly signInAgain: Locator;

  constructor(private readonly page: Page) {
    this.dock = page.getByRole('region', { name: DOCK });
    this.resume = this.dock.getByRole('button', { name: 'Reprendre' });
    this.signInAgain = this.dock.getByRole('button', { name: 'Se reconnecter' });
  }

  /** Waits until the dock shows that at least `count` accounts have an outcome. */
  async waitForSettled(count: number, timeout?: number) {
    await this.page.waitForFunction(
      ([label, wanted]) => {
        const dock = document.querySelector(`[aria-label="${label}"]`);
        const [, settled] = /(\d[\d\s]*)\ssur\s\d/.exec(dock?.textContent ?? '') ?? [];
        return settled !== undefined && Number(settled.replace(/\s/g, '')) >= wanted;
      },
      [DOCK, count] as const,
      { timeout, polling: 200 },
    );
  }

  /** Waits until the dock shows that the job has finished. */
  async waitForEnd(timeout?: number) {
    await this.dock.filter({ hasText: 'terminé' }).waitFor({ timeout });
  }
}
