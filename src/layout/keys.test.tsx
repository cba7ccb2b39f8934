import { Dialog, MenuItem, TextField } from '@mui/material';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, memoryStore, Notification } from 'react-admin';
import { HotkeysProvider } from 'react-hotkeys-hook';
import { describe, expect, it, vi } from 'vitest';
import { createI18nProvider } from '../i18n';
import { SaveKey, useKeys } from '../ui';
import { FrameKeys } from './FrameKeys';
import { KeysHelp } from './KeysHelp';

const i18nProvider = await createI18nProvider();

const Frame = ({ onUndo, isEnabled }: { onUndo(): void; isEnabled?: boolean }) => {
  useKeys({ u: { label: 'keys.undo', act: onUndo } }, isEnabled, 'frame');
  return <FrameKeys />;
};

const Page = ({ onUndo, onSelect }: { onUndo?: () => void; onSelect: () => void }) => {
  useKeys({
    j: { label: 'keys.next', repeats: true, act: onSelect },
    ...(onUndo && { u: { label: 'review.undo', act: onUndo } }),
  });
  return <input aria-label="field" />;
};

const renderKeys = (onSelect: () => void) =>
  render(
    <AdminContext
      i18nProvider={i18nProvider}
      authProvider={{ getIdentity: async () => ({ id: 1, fullName: 'Ada' }) } as never}
      store={memoryStore()}
    >
      <HotkeysProvider>
        <Frame onUndo={() => undefined} />
        <Page onSelect={onSelect} />
        <Notification />
      </HotkeysProvider>
    </AdminContext>,
  );

describe('keys', () => {
  it('act outside text fields, and those of the page take precedence over those of the frame', async () => {
    const onPage = vi.fn();
    const onFrame = vi.fn();
    const onSelect = vi.fn();
    const content = (isEnabled: boolean) => (
      <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
        <HotkeysProvider>
          <Page onUndo={onPage} onSelect={onSelect} />
          <Frame onUndo={onFrame} isEnabled={isEnabled} />
        </HotkeysProvider>
      </AdminContext>
    );
    const shown = render(content(false));
    await screen.findByLabelText('field');
    // The frame binds its key last, and the page must still take precedence.
    shown.rerender(content(true));
    await userEvent.keyboard('uj{Control>}j{/Control}');
    expect(onPage).toHaveBeenCalledOnce();
    expect(onFrame).not.toHaveBeenCalled();
    expect(onSelect).toHaveBeenCalledOnce();
    await userEvent.type(screen.getByLabelText('field'), 'uj');
    expect(onSelect).toHaveBeenCalledOnce();
  });

  it('are listed by `?` and from the menu, and can be turned off there', async () => {
    const onSelect = vi.fn();
    renderKeys(onSelect);
    await screen.findByLabelText('field');
    await userEvent.keyboard('?');
    const help = await screen.findByRole('dialog', { name: 'Touches du clavier' });
    expect(within(help).getByText('Ligne suivante')).toBeInTheDocument();
    expect(within(help).getByText('Défaire le dernier traitement')).toBeInTheDocument();
    await userEvent.click(within(help).getByRole('switch'));
    await userEvent.click(within(help).getByRole('button', { name: 'Fermer' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('j?');
    expect(onSelect).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();

    await userEvent.click(await screen.findByRole('button', { name: /Profil|Ada/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Touches du clavier' }));
    await userEvent.click(await screen.findByRole('switch'));
    await userEvent.click(screen.getByRole('button', { name: 'Fermer' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('j');
    expect(onSelect).toHaveBeenCalledOnce();
  });

  it('do not act while the user menu is open', async () => {
    const onUndo = vi.fn();
    render(
      <AdminContext
        i18nProvider={i18nProvider}
        authProvider={{ getIdentity: async () => ({ id: 1, fullName: 'Ada' }) } as never}
        store={memoryStore()}
      >
        <HotkeysProvider>
          <Frame onUndo={onUndo} />
        </HotkeysProvider>
      </AdminContext>,
    );
    await userEvent.click(await screen.findByRole('button', { name: /Profil|Ada/ }));
    await screen.findByRole('menuitem', { name: 'Touches du clavier' });
    await userEvent.keyboard('u');
    expect(onUndo).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => screen.queryByRole('menuitem')).toBeNull();
    await userEvent.keyboard('u');
    expect(onUndo).toHaveBeenCalledOnce();
  });

  it('work again once Escape has left a text field', async () => {
    const onSelect = vi.fn();
    renderKeys(onSelect);
    await userEvent.click(await screen.findByLabelText('field'));
    await userEvent.keyboard('j{Escape}j');
    expect(screen.getByLabelText('field')).toHaveValue('j');
    expect(onSelect).toHaveBeenCalledOnce();
  });

  it('work while a closed list of choices has the focus', async () => {
    const onSelect = vi.fn();
    render(
      <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
        <HotkeysProvider>
          <Page onSelect={onSelect} />
          <TextField select label="choice" defaultValue="a">
            <MenuItem value="a">A</MenuItem>
          </TextField>
        </HotkeysProvider>
      </AdminContext>,
    );
    await userEvent.click(await screen.findByRole('combobox'));
    await userEvent.keyboard('j');
    expect(onSelect).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('option', { name: 'A' }));
    await waitFor(() => {
      expect(screen.getByRole('combobox')).toHaveFocus();
    });
    await userEvent.keyboard('j');
    expect(onSelect).toHaveBeenCalledOnce();
  });

  it('that have nothing to do say so, and those that act say nothing', async () => {
    const onSelect = vi.fn();
    renderKeys(onSelect);
    await screen.findByLabelText('field');
    await userEvent.keyboard('j');
    expect(onSelect).toHaveBeenCalledOnce();
    expect(document.querySelector('.MuiSnackbar-root')).toBeNull();
    await userEvent.keyboard('d');
    expect(await screen.findByText(/Aucun compte à désactiver/)).toBeInTheDocument();
  });

  it('that save, leave and confirm are listed, and Ctrl+S presses the save button', async () => {
    const onSave = vi.fn();
    const form = (isDisabled: boolean) => (
      <AdminContext i18nProvider={i18nProvider} store={memoryStore({ keys: false })}>
        <HotkeysProvider>
          <input aria-label="field" />
          <SaveKey>
            <button disabled={isDisabled} onClick={onSave} />
          </SaveKey>
          <Notification />
        </HotkeysProvider>
        <KeysHelp onClose={() => undefined} />
      </AdminContext>
    );
    const shown = render(form(false));
    const field = await screen.findByLabelText('field');
    for (const modifier of ['ctrlKey', 'metaKey']) {
      // Prevented, so that the browser does not save the page.
      expect(fireEvent.keyDown(field, { key: 's', code: 'KeyS', [modifier]: true })).toBe(false);
    }
    expect(onSave).toHaveBeenCalledTimes(2);
    for (const text of ['Ctrl s', 'Échap', 'Entrée', 'Enregistrer']) {
      expect(screen.getByText(text)).toBeInTheDocument();
    }
    shown.rerender(form(true));
    fireEvent.keyDown(field, { key: 's', code: 'KeyS', ctrlKey: true });
    expect(onSave).toHaveBeenCalledTimes(2);
    expect(await screen.findByText('Rien à enregistrer.')).toBeInTheDocument();
  });

  it('of a sequence act together, and the second does not act alone', async () => {
    const onSelect = vi.fn();
    renderKeys(onSelect);
    await screen.findByLabelText('field');
    await userEvent.keyboard('gj');
    expect(onSelect).not.toHaveBeenCalled();
    expect(window.location.hash).toMatch(/\/jobs$/);
  });

  it('typed in a field begin no sequence', async () => {
    window.location.hash = '#/';
    renderKeys(() => undefined);
    await userEvent.type(await screen.findByLabelText('field'), 'g');
    await userEvent.click(document.body);
    await userEvent.keyboard('j');
    expect(window.location.hash).not.toMatch(/\/jobs$/);
    await userEvent.keyboard('gj');
    expect(window.location.hash).toMatch(/\/jobs$/);
  });

  it('do not act while a dialog is open, even when the focus is not in it', async () => {
    const onUndo = vi.fn();
    const content = (isOpen: boolean) => (
      <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
        <HotkeysProvider>
          <Page onUndo={onUndo} onSelect={() => undefined} />
          <Dialog open={isOpen} disableEnforceFocus transitionDuration={0} keepMounted>
            dialog
          </Dialog>
        </HotkeysProvider>
      </AdminContext>
    );
    const shown = render(content(true));
    await screen.findByText('dialog');
    fireEvent.keyDown(document.body, { key: 'u' });
    expect(onUndo).not.toHaveBeenCalled();
    // It stays in the document, hidden.
    shown.rerender(content(false));
    await waitFor(() => {
      expect(document.querySelector('.MuiModal-hidden')).not.toBeNull();
    });
    fireEvent.keyDown(document.body, { key: 'u' });
    expect(onUndo).toHaveBeenCalledOnce();
  });

  it('leave Escape to a popover whose button has the focus', async () => {
    const onEscape = vi.fn();
    const Popover = ({ isOpen }: { isOpen: boolean }) => {
      useKeys({ escape: { label: 'keys.clear_selection', act: onEscape } });
      return <button aria-expanded={isOpen}>popover</button>;
    };
    const content = (isOpen: boolean) => (
      <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
        <HotkeysProvider>
          <Popover isOpen={isOpen} />
        </HotkeysProvider>
      </AdminContext>
    );
    const shown = render(content(true));
    (await screen.findByRole('button')).focus();
    await userEvent.keyboard('{Escape}');
    expect(onEscape).not.toHaveBeenCalled();
    shown.rerender(content(false));
    await userEvent.keyboard('{Escape}');
    expect(onEscape).toHaveBeenCalledOnce();
  });

  it('that are held down act once, unless they move', async () => {
    const onUndo = vi.fn();
    const onSelect = vi.fn();
    render(
      <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
        <HotkeysProvider>
          <Page onUndo={onUndo} onSelect={onSelect} />
        </HotkeysProvider>
      </AdminContext>,
    );
    await screen.findByLabelText('field');
    for (const key of ['u', 'j']) {
      for (const repeat of [false, true, true]) fireEvent.keyDown(document.body, { key, repeat });
      fireEvent.keyUp(document.body, { key });
    }
    expect(onUndo).toHaveBeenCalledOnce();
    expect(onSelect).toHaveBeenCalledTimes(3);
  });

  it('depend on the letter, whatever the layout of the keyboard', async () => {
    renderKeys(() => undefined);
    await screen.findByLabelText('field');
    // As sent by a French keyboard.
    fireEvent.keyDown(document.body, { key: 'g', code: 'KeyG' });
    fireEvent.keyDown(document.body, { key: 'a', code: 'KeyQ' });
    expect(window.location.hash).toMatch(/\/users$/);
    fireEvent.keyDown(document.body, { key: '?', code: 'KeyM', shiftKey: true });
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
  });
});
