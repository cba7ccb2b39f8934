import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { expect, it, vi } from 'vitest';
import { loadOnce } from '../dataProvider';
import { useJobs } from './JobsContext';
import { JobsProvider } from './JobsProvider';

const Page = () => {
  useJobs();
  return null;
};

it('shows an error when jobs cannot be loaded, and does not load them on each render', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const load = vi.fn(() => Promise.reject(new Error('offline')));
  await act(async () => {
    render(
      <JobsProvider load={loadOnce(load)}>
        <ErrorBoundary fallback={<p>failed</p>}>
          <Suspense fallback="loading">
            <Page />
          </Suspense>
        </ErrorBoundary>
      </JobsProvider>,
    );
  });
  expect(await screen.findByText('failed')).toBeInTheDocument();
  expect(load).toHaveBeenCalledTimes(1);
});
