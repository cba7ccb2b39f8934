import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgres } from './postgres';

/** Provide a PostgreSQL server for a project: the one at TEST_DATABASE_URL, or a temporary one. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const named = process.env.TEST_DATABASE_URL;
  if (named) {
    project.provide('serverUrl', named);
    return undefined;
  }
  const programs = findPostgres();
  if (!programs) throw new Error('No PostgreSQL found: this project should have been left out.');
  const postgres = await startPostgres(programs);
  project.provide('serverUrl', postgres.url);
  return postgres.stop;
}
