import { render, screen } from '@testing-library/react';
import { RecordContextProvider } from 'react-admin';
import { expect, it, vi } from 'vitest';
import { RecordBoundary } from './RecordBoundary';

const Name = ({ name }: { name: string }) => {
  if (name === '') throw new Error('no name');
  return name;
};

it('shows a message in place of a record that fails, and the next record again', () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const show = (id: string, name: string) => (
    <RecordContextProvider value={{ id }}>
      <RecordBoundary>
        <Name name={name} />
      </RecordBoundary>
    </RecordContextProvider>
  );
  const { rerender } = render(show('a', ''));
  expect(screen.getByRole('alert')).toHaveTextContent('record_error');
  rerender(show('b', 'Ada'));
  expect(screen.getByText('Ada')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).toBeNull();
});

/** Replace each text by an element with the text in another language, as translators of browsers do. */
function translateTexts(root: Element) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (texts.nextNode()) nodes.push(texts.currentNode as Text);
  for (const node of nodes) {
    const font = document.createElement('font');
    font.textContent = `${node.data} (translated)`;
    node.replaceWith(font);
  }
}

it('leaves no word of a record beside the next one, when a browser has translated the page', () => {
  const show = (id: string, name: string) => (
    <RecordContextProvider value={{ id }}>
      <RecordBoundary>
        <p>
          <Name name={name} />
        </p>
      </RecordBoundary>
    </RecordContextProvider>
  );
  const { container, rerender } = render(show('a', 'Ada'));
  translateTexts(container);
  expect(container).toHaveTextContent('Ada (translated)');
  rerender(show('b', 'Bob'));
  expect(container.textContent).toBe('Bob');
});
