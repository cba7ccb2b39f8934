import { lazyDialog } from '../../release';

/** The preview of a job, loaded when opened, to keep it out of the first load. */
export const JobPreview = lazyDialog(
  async () => (await import('./JobPreviewDialog')).JobPreviewDialog,
);
