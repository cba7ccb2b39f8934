import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../db/embedded';
import { temporaryFolder } from './temporary';

/**
 * Provide an empty data folder, which the tests copy. Creating one takes two seconds, starting from a
 * copy a third of a second.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder('vigie-template-');
  const database = await startEmbedded(folder);
  await database.close();
  project.provide('emptyDataFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
