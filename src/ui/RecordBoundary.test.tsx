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
