/** Durations of calls in milliseconds, and answers per second. */
export interface Figures {
  p50: number;
  p95: number;
  perSecond: number;
}

interface Effort {
  /** Calls in progress at any time. */
  clients: number;
  /** Calls before measuring, to warm up caches and connections. */
  warmUp: number;
  /** Measuring ends after so many calls or seconds, but every client makes at least one call. */
  calls: number;
  seconds: number;
}

/**
 * Makes calls from several concurrent clients; each makes its next call when the last is answered.
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
