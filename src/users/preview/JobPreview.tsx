import { type ComponentProps, lazy, Suspense } from 'react';
import type { JobPreviewDialog } from './JobPreviewDialog';

// Opened now and then: not among what is loaded at first.
const Dialog = lazy(() =>
  import('./JobPreviewDialog').then((module) => ({ default: module.JobPreviewDialog })),
);

/** The preview of a job, loaded when it is opened. */
export const JobPreview = (props: ComponentProps<typeof JobPreviewDialog>) => (
  <Suspense>
    <Dialog {...props} />
  </Suspense>
);
