import { AsyncResource } from 'node:async_hooks';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../../src/api/contract';
import type { Batches } from '../db';
import { NotFound } from '../errors';
import { toJson } from './json';
import { maskingOf } from './mask';

/** The page parameters of a request. */
export interface PageRequest {
  page: number;
  page_size: number;
}

/** The rows of one page, with the number of all rows. */
export interface Rows<T> {
  rows: T[];
  total: number;
}

/** The offset and limit of a page, within the range of numbers that databases accept. */
export const rangeOf = ({ page, page_size }: PageRequest) => ({
  offset: Math.min((page - 1) * page_size, Number.MAX_SAFE_INTEGER),
  limit: page_size,
});

/**
 * The response body for a page of rows.
 *
 * A page may have fewer rows than there are, or none, if the caller may not see them.
 *
 * @throws NotFound for a page after the last one, other than the first
 */
export function pageOf<T>(
  request: FastifyRequest,
  { page, page_size }: PageRequest,
  { rows, total }: Rows<T>,
): Page<T> {
  if (page > 1 && (page - 1) * page_size >= total) throw new NotFound();
  return {
    data: rows,
    page,
    page_size,
    total,
    next_page: page * page_size < total ? pageUrl(request, page + 1) : null,
    previous_page: page > 1 ? pageUrl(request, page - 1) : null,
  };
}

/**
 * Answer with a page whose rows are read in batches.
 *
 * One batch is an ordinary body. A longer page is sent as it is read, so that it takes little memory and
 * other requests get their turn between two batches. If reading fails then, the connection is closed
 * before the end of the answer.
 *
 * @param present builds the bodies of a batch
 * @throws NotFound for a page after the last one, other than the first
 */
export async function answerPage<Row, T>(
  request: FastifyRequest,
  reply: FastifyReply,
  pageRequest: PageRequest,
  { batches, total }: Batches<Row>,
  present: (rows: Row[]) => Promise<T[]>,
): Promise<Page<T> | FastifyReply> {
  const read = readerOf(batches, present);
  const rows = (await read()) ?? [];
  const page = pageOf(request, pageRequest, { rows, total });
  const second = await read();
  if (second === undefined) return page;

  const mask = maskingOf(request, reply) as (page: Page<T>) => Partial<Page<T>>;
  // An invalid mask is refused before the answer begins.
  const { data: first, ...rest } = mask(page);
  if (first === undefined) return reply.type(JSON_TYPE).send(toJson(rest));
  // `data` is the first key in alphabetical order.
  const end = toJson(rest).slice(1);
  return reply.type(JSON_TYPE).send(
    streamOf(first, second, {
      read,
      begin: '{"data":[',
      end: `]${end === '}' ? '' : ','}${end}`,
      mask: (data) => mask({ ...page, data }).data,
    }),
  );
}

/** Answer with a plain list whose rows are read in batches, as `answerPage` does with a page. */
export async function answerList<Row, T>(
  request: FastifyRequest,
  reply: FastifyReply,
  batches: AsyncGenerator<Row[]>,
  present: (rows: Row[]) => Promise<T[]>,
): Promise<T[] | FastifyReply> {
  const read = readerOf(batches, present);
  const rows = (await read()) ?? [];
  const second = await read();
  if (second === undefined) return rows;
  const mask = maskingOf(request, reply);
  return reply
    .type(JSON_TYPE)
    .send(streamOf(mask(rows), second, { read, begin: '[', end: ']', mask }));
}

/** A function that reads and presents the next batch. Undefined after the last one. */
function readerOf<Row, T>(
  batches: AsyncGenerator<Row[]>,
  present: (rows: Row[]) => Promise<T[]>,
): () => Promise<T[] | undefined> {
  // Batches that are read while the answer is sent belong to the request too.
  return AsyncResource.bind(async () => {
    const { value, done } = await batches.next();
    return done ? undefined : present(value);
  });
}

interface Streaming<T> {
  read(): Promise<T[] | undefined>;
  begin: string;
  end: string;
  mask(rows: T[]): unknown;
}

/** The JSON of a list of which two batches were read, without empty batches. `first` is masked. */
function streamOf<T>(
  first: unknown,
  second: T[],
  { read, begin, end, mask }: Streaming<T>,
): Readable {
  async function* json(): AsyncGenerator<string> {
    let items = itemsOf(first);
    let isFirst = true;
    yield begin;
    for (let batch: T[] | undefined = second; ; batch = await read()) {
      if (items !== '') {
        yield isFirst ? items : `,${items}`;
        isFirst = false;
      }
      if (batch === undefined) break;
      items = itemsOf(mask(batch));
    }
    yield end;
  }
  return Readable.from(json());
}

const JSON_TYPE = 'application/json';

/** The JSON of a list without its brackets. */
const itemsOf = (rows: unknown) => toJson(rows).slice(1, -1);

// Parameters that Flask's `url_for` interprets itself, so that udata's links lack them.
const FLASK_ARGUMENTS = ['endpoint', '_anchor', '_method', '_scheme', '_external'];

function pageUrl(request: FastifyRequest, page: number): string {
  const url = new URL(request.url, request.origin);
  for (const name of FLASK_ARGUMENTS) url.searchParams.delete(name);
  url.searchParams.set('page', page.toString());
  return url.href;
}
