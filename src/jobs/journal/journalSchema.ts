import * as Type from 'typebox';
import { Nullable } from '../../api/contract/primitives';
import { OUTCOMES } from '../core/job';

const strict = { additionalProperties: false };
/** Up to the last time that a `Date` can represent. */
const Time = Type.Number({ minimum: 0, maximum: 8.64e15 });
const Count = Type.Integer({ minimum: 0 });

// Not `Type.Record`, for the reason given at `Dictionary`.
const Counts = Type.Unsafe<Record<string, number>>({ type: 'object', additionalProperties: Count });

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);
/** Values of records and parameters are never nested deeper than a list. */
const FlatValues = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: Type.Union([Scalar, Type.Array(Scalar)]),
});

const ExportedJob = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    instance: Type.String(),
    actor: Type.Object({ id: Type.String(), name: Type.String() }, strict),
    action: Type.String(),
    params: FlatValues,
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
    importedAt: Type.Optional(Time),
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
    // It becomes a part of addresses.
    id: Type.String({ pattern: '^[\\w-]+$' }),
    name: Type.String(),
    before: Nullable(FlatValues),
    readAt: Nullable(Time),
    after: Nullable(FlatValues),
    writes: Nullable(Type.Array(Type.Object({ kind: Type.String(), body: FlatValues }, strict))),
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
