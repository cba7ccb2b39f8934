import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Database } from '../db';
import type { Picture } from './picture';

/** A file of an image: the image itself or its thumbnail. */
export type ImageFile = Picture['files'][number];

/**
 * Where the files of images are. Their bytes do not pass through the connections for accounts: a
 * few images of 15 MB would hold up all other calls for seconds.
 *
 * The content under a name never changes. Functions throw what the disk or the database throws.
 */
export interface ImageStorage {
  /** Store a file, completely or not at all. Does nothing if the name exists. */
  write(file: ImageFile): Promise<void>;
  /** The content of a file and its length in bytes. Undefined if it does not exist. */
  read(name: string): Promise<{ bytes: number; content: Readable } | undefined>;
  /** Delete an image and its thumbnail. Names that do not exist are ignored. */
  remove(name: string): Promise<void>;
  /** The names of all files, sorted. */
  names(): Promise<string[]>;
  /** The same files as a transaction reads and writes them, where the storage is a database. */
  within(transaction: Kysely<Database>): ImageStorage;
}
