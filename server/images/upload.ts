import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvalidParameter, PayloadTooLarge } from '../errors';

/** What a form brings: an image, as nobody has looked at it yet, and which part of it to show. */
export interface Upload {
  file: Buffer;
  filename: string;
  bbox: string | undefined;
}

/** Let the routes of this scope read forms; such a body is read where a route asks for it alone. */
export async function readForms(app: FastifyInstance): Promise<void> {
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
 * The first file and the first box of a form.
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
    // A form that breaks off holds no file.
    if ((error as { statusCode?: number }).statusCode === 413) throw error;
    return {};
  }
  return found;
}

/** Rejected once the whole form is longer than any body may be, whatever it is made of. */
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
