/** One write that the server was sent. */
export interface RecordedWrite {
  method: string;
  /** Without its query, as `/api/1/users/{id}/`. */
  path: string;
  /** The keys of its body, sorted. */
  keys: string;
  /** Null: the server died before it answered. */
  status: number | null;
  /** Accepted, and it changed what the accepted writes before it had left. */
  isEffective: boolean;
}

/** The writes that reached the server, in the order in which it answered them. */
export interface WriteLog {
  readonly writes: readonly RecordedWrite[];
  record(write: SentWrite): void;
  /** Paths that got two writes of the same keys that both changed something. */
  changedTwice(): string[];
  /** Paths of which the server accepted two writes of the same keys, changed or not. */
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
  const left = new Map<string, string>();

  return {
    writes,
    record({ method, path, status, body, answer }) {
      const keys = Object.keys(objectIn(body)).sort().join();
      const place = `${method} ${path} ${keys}`;
      const isAccepted = status !== null && status < 300;
      const values = valuesOf(body, answer);
      const isEffective = isAccepted && left.get(place) !== values;
      if (isAccepted) left.set(place, values);
      writes.push({ method, path, keys, status, isEffective });
    },
    changedTwice: () => twice(writes.filter(({ isEffective }) => isEffective)),
    acceptedTwice: () => twice(writes.filter(({ status }) => status !== null && status < 300)),
  };
}

function twice(writes: readonly RecordedWrite[]): string[] {
  const places = writes.map(({ method, path, keys }) => `${method} ${path} ${keys}`);
  return [...new Set(places.filter((place, index) => places.indexOf(place) !== index))];
}

/** What the answer says of the keys that were sent. */
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
