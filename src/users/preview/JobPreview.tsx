import { type ComponentProps, lazy, Suspense } from 'react';
import type { JobPreviewDialog } from './JobPreviewDialog';

// Loaded on demand, to keep it out of the first load.
const Dialog = lazy(() =>
  import('./JobPreviewDialog').then((module) => ({ default: module.JobPreviewDialog })),
);

/** The preview of a job, loaded when opened. */
export const JobPreview = (props: ComponentProps<typeof JobPreviewDialog>) => (
  <Suspense>
    <Dialog {...props} />
  </Suspense>
);
