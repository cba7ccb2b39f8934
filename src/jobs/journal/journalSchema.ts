import * as Type from 'typebox';
import { Dictionary, Nullable } from '../../api/contract/primitives';
import { OUTCOMES } from '../core/job';

const strict = { additionalProperties: false };
const Time = Type.Number({ minimum: 0 });
const Count = Type.Integer({ minimum: 0 });

// Not `Type.Record`, for the reason given at `Dictionary`.
const Counts = Type.Unsafe<Record<string, number>>({ type: 'object', additionalProperties: Count });

const ExportedJob = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    instance: Type.String(),
    actor: Type.Object({ id: Type.String(), name: Type.String() }, strict),
    action: Type.String(),
    params: Dictionary,
    reason: Type.Object({ code: Type.String(), text: Type.String() }, strict),
    createdAt: Time,
    notBefore: Time,
    startedAt: Nullable(Time),
    endedAt: Nullable(Time),
    status: Type.Enum(['queued', 'running', 'paused', 'finished', 'cancelled', 'stopped']),
    pauseReason: Nullable(Type.String()),
    retryAt: Type.Optional(Nullable(Time)),
    total: Count,
    counts: Counts,
    isDryRun: Type.Boolean(),
    isFinal: Type.Boolean(),
    undoOf: Nullable(Type.String()),
  },
  strict,
);

const ExportedAttempt = Type.Object(
  {
    write: Count,
    sentAt: Time,
    endedAt: Nullable(Time),
    status: Nullable(Type.Integer()),
    failure: Nullable(Type.String()),
  },
  strict,
);

const ExportedItem = Type.Object(
  {
    jobId: Type.String(),
    position: Count,
    id: Type.String(),
    name: Type.String(),
    before: Nullable(Dictionary),
    readAt: Nullable(Time),
    after: Nullable(Dictionary),
    writes: Nullable(Type.Array(Type.Object({ kind: Type.String(), body: Dictionary }, strict))),
    written: Count,
    attempts: Type.Array(ExportedAttempt),
    state: Type.Enum(['waiting', 'in_flight', 'settled']),
    outcome: Nullable(Type.Enum([...OUTCOMES])),
    reason: Nullable(Type.String()),
    endedAt: Nullable(Time),
  },
  strict,
);

/** The format of an exported journal. Other properties are rejected. */
export const JournalFile = Type.Object(
  {
    format: Type.Literal('vigie-journal'),
    version: Type.Literal(1),
    instance: Type.String(),
    exportedAt: Type.String(),
    jobs: Type.Array(Type.Object({ job: ExportedJob, items: Type.Array(ExportedItem) }, strict)),
  },
  strict,
);
