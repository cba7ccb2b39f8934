import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, Form, memoryStore } from 'react-admin';
import { expect, it, vi } from 'vitest';
import { createI18nProvider } from '../../i18n';
import { DEFAULT_LIMITS, LimitInputs, NameInput } from './graphInputs';

const i18nProvider = await createI18nProvider();

const renderForm = () => {
  const onSubmit = vi.fn();
  render(
    <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
      <Form defaultValues={{ name: 'Anneau', ...DEFAULT_LIMITS }} onSubmit={onSubmit} noValidate>
        <NameInput />
        <LimitInputs />
        <button type="submit">Construire</button>
      </Form>
    </AdminContext>,
  );
  const fill = async (label: RegExp, text: string) => {
    const input = await screen.findByLabelText(label);
    await userEvent.clear(input);
    await userEvent.type(input, text);
  };
  const submit = () => userEvent.click(screen.getByRole('button'));
  return { onSubmit, fill, submit };
};

it('refuses a name that consists of spaces only', async () => {
  const { onSubmit, fill, submit } = renderForm();
  await fill(/^Nom du graphe/, '   ');
  await submit();
  expect(await screen.findByText('Ce champ est requis')).toBeInTheDocument();
  expect(onSubmit).not.toHaveBeenCalled();
});

it.each(['0', '-1', '7'])('refuses a depth of %s', async (depth) => {
  const { onSubmit, fill, submit } = renderForm();
  await fill(/^Pas à parcourir/, depth);
  await submit();
  expect(await screen.findByText(/^(Minimum|Maximum) /)).toBeInTheDocument();
  expect(onSubmit).not.toHaveBeenCalled();
});

it('gives the limits as numbers', async () => {
  const { onSubmit, fill, submit } = renderForm();
  await fill(/^Pas à parcourir/, '3');
  await submit();
  await expect
    .poll(() => onSubmit.mock.calls[0]?.[0] as unknown)
    .toMatchObject({
      name: 'Anneau',
      depth: 3,
      budget: DEFAULT_LIMITS.budget,
    });
});
