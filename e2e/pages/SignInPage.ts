import type { Locator, Page } from '@playwright/test';

export class SignInPage {
  readonly key: Locator;
  readonly submit: Locator;
  readonly refusal: Locator;

  constructor(private readonly page: Page) {
    this.key = page.getByLabel('Clé d’API');
    this.submit = page.getByRole('button', { name: 'Se connecter' });
    this.refusal = page.getByRole('alert');
  }

  async open() {
    await this.page.goto('/');
    await this.key.waitFor();
  }

  async signIn(key: string) {
    await this.key.fill(key);
    await this.submit.click();
  }
}
