/** How long calls took, in milliseconds, and how many a second were answered. */
export interface Figures {
  p50: number;
  p95: number;
  perSecond: number;
}

interface Effort {
  /** Calls in progress at any time. */
  clients: number;
  /** Calls before the figures, to warm caches and connections. */
  warmUp: number;
  /** The end is whichever of the two comes first, but not before every client had one answer. */
  calls: number;
  seconds: number;
}

/**
 * Make calls from some clients at once, each as soon as its last was answered.
 *
 * @throws when a call is not answered with 2xx
 */
export async function measure(
  call: () => Promise<Response>,
  { clients, warmUp, calls, seconds }: Effort,
): Promise<Figures> {
  for (let count = 0; count < warmUp; count++) await answered(call);
  const times: number[] = [];
  const began = performance.now();
  const deadline = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      do {
        const start = performance.now();
        await answered(call);
        times.push(performance.now() - start);
      } while (times.length < calls && performance.now() < deadline);
    }),
  );
  const perSecond = times.length / ((performance.now() - began) / 1000);
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), perSecond };
}

async function answered(call: () => Promise<Response>): Promise<void> {
  const response = await call();
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url}: ${response.status.toString()} ${text}`);
}
