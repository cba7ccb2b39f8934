/** One write that was sent to the server. */
export interface RecordedWrite {
  method: string;
  /** Without the query, such as `/api/1/users/{id}/`. */
  path: string;
  /** The keys of the body, sorted. */
  keys: string;
  /** Null if the server closed the connection without a response. */
  status: number | null;
  /** Whether it was accepted and changed a value that the last accepted write had set. */
  isEffective: boolean;
}

/** The writes that reached the server, in the order of its responses. */
export interface WriteLog {
  readonly writes: readonly RecordedWrite[];
  record(write: SentWrite): void;
  /** Paths with two accepted writes of the same keys that both changed a value. */
  changedTwice(): string[];
  /** Paths with two accepted writes of the same keys, whether they changed a value or not. */
  acceptedTwice(): string[];
}

interface SentWrite {
  method: string;
  path: string;
  body: string;
  status: number | null;
  answer: string;
}

export function createWriteLog(): WriteLog {
  const writes: RecordedWrite[] = [];
  const lastValues = new Map<string, string>();

  return {
    writes,
    record({ method, path, status, body, answer }) {
      const keys = Object.keys(objectIn(body)).sort().join();
      const place = `${method} ${path} ${keys}`;
      const isAccepted = status !== null && status < 300;
      const values = valuesOf(body, answer);
      const isEffective = isAccepted && lastValues.get(place) !== values;
      if (isAccepted) lastValues.set(place, values);
      writes.push({ method, path, keys, status, isEffective });
    },
    changedTwice: () => duplicates(writes.filter(({ isEffective }) => isEffective)),
    acceptedTwice: () => duplicates(writes.filter(({ status }) => status !== null && status < 300)),
  };
}

function duplicates(writes: readonly RecordedWrite[]): string[] {
  const places = writes.map(({ method, path, keys }) => `${method} ${path} ${keys}`);
  return [...new Set(places.filter((place, index) => places.indexOf(place) !== index))];
}

/** The values in the response of the keys that were sent. */
function valuesOf(body: string, answer: string): string {
  const record = objectIn(answer);
  return JSON.stringify(Object.keys(objectIn(body)).map((key) => [key, record[key]]));
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
