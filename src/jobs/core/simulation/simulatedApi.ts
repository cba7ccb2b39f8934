import type { Action } from '../action';
import type { Clock } from '../clock';
import type { Values, Write } from '../job';
import type { ReadResult, Transport, WriteResult } from '../transport';

/** What happens to one request. */
export type Fault =
  | 'none'
  | 'slow'
  | 'throttled'
  | 'throttled_with_retry_after'
  | 'error_500'
  | 'error_503'
  | 'dropped_before'
  | 'dropped_after'
  | 'refused'
  | 'signed_out'
  | 'gone';

export interface SimulatedApi extends Transport {
  values(id: string): Values | undefined;
  /** How many writes were carried out on the record, whether they changed it or not. */
  appliedWrites(id: string): number;
  /** The highest number of requests in flight at the same time. */
  maxInFlight(): number;
  /** Someone else changes a record. */
  change(id: string, values: Values): void;
}

const RESPONSE_MS = 20;
const SLOW_MS = 5_000;

/** A simulated API. `nextFault` says what happens to each request, in order. */
export function createSimulatedApi(
  records: Record<string, Values>,
  clock: Clock,
  nextFault: () => Fault,
): SimulatedApi {
  const byId = new Map(Object.entries(records));
  const applied = new Map<string, number>();
  let inFlight = 0;
  let maximum = 0;

  const apply = (id: string, { body }: Write) => {
    const after = { ...byId.get(id), ...body };
    applied.set(id, (applied.get(id) ?? 0) + 1);
    byId.set(id, after);
    return after;
  };

  const request = async <T>(fault: Fault, act: () => T) => {
    inFlight += 1;
    maximum = Math.max(maximum, inFlight);
    try {
      await clock.sleep(fault === 'slow' ? SLOW_MS : RESPONSE_MS);
      const done = fault === 'none' || fault === 'slow' || fault === 'dropped_after' ? act() : null;
      await clock.sleep(RESPONSE_MS);
      return done;
    } finally {
      inFlight -= 1;
    }
  };

  const failure = (fault: Fault) => {
    const lost = (status: number | null) =>
      ({
        kind: 'lost',
        status,
        reason: fault,
        retryAfterMs: null,
        isBare: status === null,
        isBusy: status === 503,
      }) as const;
    switch (fault) {
      case 'throttled':
        return { kind: 'throttled', status: 429, retryAfterMs: null } as const;
      case 'throttled_with_retry_after':
        return { kind: 'throttled', status: 429, retryAfterMs: 1_000 } as const;
      case 'error_500':
        return lost(500);
      case 'error_503':
        return { ...lost(503), retryAfterMs: 1_000 };
      case 'refused':
        return { kind: 'refused', status: 400, reason: 'website' } as const;
      case 'gone':
        return { kind: 'gone', status: 404, reason: 'gone' } as const;
      case 'signed_out':
        return { kind: 'signed_out', status: 401 } as const;
      default:
        return lost(null);
    }
  };

  return {
    values: (id) => byId.get(id),
    appliedWrites: (id) => applied.get(id) ?? 0,
    maxInFlight: () => maximum,
    change: (id, values) => byId.set(id, { ...byId.get(id), ...values }),
    async read(id): Promise<ReadResult> {
      const fault = nextFault();
      // Only writes can be `refused` or `gone`.
      const met = fault === 'refused' || fault === 'gone' ? 'none' : fault;
      const values = await request(met, () => byId.get(id) ?? {});
      return values && met !== 'dropped_after' ? { kind: 'found', values } : failure(met);
    },
    async write(id, write): Promise<WriteResult> {
      const fault = nextFault();
      const values = await request(fault, () => apply(id, write));
      return values && fault !== 'dropped_after'
        ? { kind: 'accepted', status: 200, values }
        : failure(fault);
    },
  };
}

const matches = (body: Values, values: Values) =>
  Object.entries(body).every(
    ([key, value]) => JSON.stringify(values[key]) === JSON.stringify(value),
  );

/** An action for tests: switches a record off, after removing its roles if it has any. */
export const switchOff: Action = {
  name: 'switch_off',
  isFinal: false,
  rereadAfterMs: 60_000,
  plan: (values) => {
    if (values.active === false) return { kind: 'already_so' };
    if (values.isProtected === true) return { kind: 'skip', reason: 'protected' };
    const off: Write = { kind: 'update', body: { active: false } };
    const bare: Write = { kind: 'update', body: { roles: [] } };
    const hasRole = Array.isArray(values.roles) && values.roles.length > 0;
    return { kind: 'write', writes: hasRole ? [bare, off] : [off] };
  },
  isApplied: (write, values) => matches(write.body, values),
  relevantValues: ({ active = null, roles = null }) => ({ active, roles }),
  inverse: (write, before) => ({
    kind: write.kind,
    body: Object.fromEntries(Object.keys(write.body).map((key) => [key, before[key] ?? null])),
  }),
};
