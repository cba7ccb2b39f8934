/**
 * The second caller of the load check, in a process of its own: asks for `/me/` every 50 ms.
 *
 * Arguments: the address of the API with a trailing slash, and a key. For each message of its parent it
 * answers with the longest wait since the message before, in milliseconds. A failed call counts as a minute.
 */
const [url = '', key = ''] = process.argv.slice(2);
const INTERVAL_MS = 50;
const FAILED_MS = 60_000;

const pending = new Set<Promise<void>>();
let worstMs = 0;

async function ask(): Promise<void> {
  const startedAt = performance.now();
  const response = await fetch(`${url}me/`, { headers: { 'x-api-key': key } }).catch(() => null);
  await response?.arrayBuffer();
  worstMs = Math.max(worstMs, response?.ok ? performance.now() - startedAt : FAILED_MS);
}

setInterval(() => {
  const call = ask().finally(() => pending.delete(call));
  pending.add(call);
}, INTERVAL_MS);

process.on('message', () => {
  void Promise.all(pending).then(() => {
    process.send?.(worstMs);
    worstMs = 0;
  });
});
