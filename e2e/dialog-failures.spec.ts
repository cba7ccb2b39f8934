import { expect, test, uniqueName } from './fixtures';
import { expectNoViolation } from './pageChecks';
import { JobsPage } from './pages/JobsPage';

test('a preview whose job cannot be saved says so itself, and can be confirmed again', async ({
  page,
  usersPage,
  createUser,
}) => {
  const user = await createUser({ last_name: uniqueName('Plein') });
  await usersPage.find(user.last_name, 1);
  await usersPage.select(user.last_name);
  await usersPage.tray.deactivate.click();
  const { dialog } = usersPage;
  await usersPage.chooseReason('Spam');
  await dialog.getByRole('combobox', { name: /^Précision/ }).fill('vague');
  const confirm = dialog.getByRole('button', { name: 'Désactiver 1 compte' });

  await page.evaluate(() => {
    const { add, put } = IDBObjectStore.prototype;
    const refuse = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse });
    // The end of the fault.
    addEventListener('room', () => Object.assign(IDBObjectStore.prototype, { add, put }));
  });
  await confirm.click();
  // A role is only found outside what is hidden from assistive technology.
  await expect(page.getByRole('alert')).toContainText('Le disque de cet appareil est plein');
  await expect(dialog).toContainText('Le disque de cet appareil est plein');
  await expect(dialog.getByRole('combobox', { name: /^Précision/ })).toHaveValue('vague');
  await expectNoViolation(page, 'the dialog');

  await page.evaluate(() => dispatchEvent(new Event('room')));
  await confirm.click();
  await expect(dialog).toBeHidden();
  await expect(new JobsPage(page).dock).toContainText('Désactivation terminée : 1 sur 1');
});
