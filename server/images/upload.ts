import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvalidParameter, PayloadTooLarge } from '../errors';

/** The parts of a form: an unchecked image file, and the box of it to use as thumbnail. */
export interface Upload {
  file: Buffer;
  filename: string;
  bbox: string | undefined;
}

/** Accept multipart forms in the routes of this scope. Only `readUpload` reads their bodies. */
export async function acceptForms(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    limits: {
      fileSize: app.initialConfig.bodyLimit,
      fieldSize: 1_000,
      files: 10,
      fields: 10,
      parts: 20,
    },
  });
}

/**
 * Read the first file named `file` and the first `bbox` of a form.
 *
 * @throws InvalidParameter when there is no file; PayloadTooLarge
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const found: Partial<Upload> = request.isMultipart()
    ? await Promise.race([readParts(request), rejectOversized(request)])
    : {};
  const { file, filename = '', bbox } = found;
  if (!file) {
    throw new InvalidParameter(
      'file',
      'The image to upload Missing required parameter in an uploaded file',
    );
  }
  return { file, filename, bbox };
}

async function readParts(request: FastifyRequest): Promise<Partial<Upload>> {
  const found: Partial<Upload> = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        if (part.fieldname === 'file' && !found.file) {
          Object.assign(found, { file: await part.toBuffer(), filename: part.filename });
        } else {
          part.file.resume();
        }
      } else if (part.fieldname === 'bbox') {
        found.bbox ??= String(part.value);
      }
    }
  } catch (error) {
    // A truncated form counts as one without a file.
    if ((error as { statusCode?: number }).statusCode === 413) throw error;
    return {};
  }
  return found;
}

/** Rejects once the whole form, with all its parts, exceeds the limit of a body. */
function rejectOversized({ raw, server }: FastifyRequest): Promise<never> {
  const { bodyLimit = Infinity } = server.initialConfig;
  let length = 0;
  return new Promise((_resolve, reject) => {
    raw.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= bodyLimit) return;
      raw.unpipe().pause();
      reject(new PayloadTooLarge());
    });
  });
}
