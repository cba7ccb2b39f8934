import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvalidParameter } from '../errors';

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
 * @throws InvalidParameter when there is no file; what the form library says of one too large
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const { file, filename = '', bbox } = request.isMultipart() ? await readParts(request) : {};
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
        const content = await part.toBuffer();
        if (part.fieldname === 'file' && !found.file) {
          Object.assign(found, { file: content, filename: part.filename });
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
