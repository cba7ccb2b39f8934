import type { Told } from '../bulk/ways';

/** Browsers hold six connections to a host over HTTP/1.1: more at once only wait. */
const CONCURRENCY = 6;

/** As little as does it: some loops that fetch, without a second try, and no trace but in memory. */
export async function bareLoop(
  ids: readonly string[],
  apiUrl: string,
  headers: Record<string, string>,
  send: typeof fetch,
): Promise<Told> {
  const told: Told = { changed: [], unchanged: [] };
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
        told[answer.ok && !active ? 'changed' : 'unchanged'].push(id);
      } catch {
        told.unchanged.push(id);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, loop));
  return told;
}
