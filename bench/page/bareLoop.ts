import type { Report } from '../bulk/ways';

/** Browsers open six connections to a host over HTTP/1.1, so more concurrent requests would only wait. */
const CONCURRENCY = 6;

/** The simplest way: some loops that fetch, without retries or a journal. */
export async function bareLoop(
  ids: readonly string[],
  apiUrl: string,
  headers: Record<string, string>,
  send: typeof fetch,
): Promise<Report> {
  const report: Report = { changed: [], unchanged: [] };
  let next = 0;
  const loop = async () => {
    while (next < ids.length) {
      const id = ids[next++] ?? '';
      try {
        const answer = await send(`${apiUrl}/users/${id}/`, {
          method: 'PUT',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: JSON.stringify({ active: false }),
          credentials: 'omit',
        });
        const { active } = (await answer.json()) as { active: boolean };
        report[answer.ok && !active ? 'changed' : 'unchanged'].push(id);
      } catch {
        report.unchanged.push(id);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, loop));
  return report;
}
