import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    siteUrl: string | undefined;
  }
}

/** For whom an answer is written, and which addresses it names. */
export interface View {
  /** Of the API, without a slash at the end. */
  base: string;
  /** Of the server, where avatars are. */
  origin: string;
  /** Of the public site; none: there are no public pages. */
  siteUrl: string | undefined;
  callerId: string | undefined;
  /** Sees everything, whether active or not: udata looks at the roles alone here. */
  isAdmin: boolean;
}

/** The view of whoever makes a request. */
export const viewOf = (request: FastifyRequest): View => ({
  base: `${request.origin}/api/1`,
  origin: request.origin,
  siteUrl: request.server.siteUrl,
  callerId: request.caller?.id,
  isAdmin: request.caller?.isAdmin ?? false,
});

/** The address of a public page, or null where there is no public site. */
export const publicPage = ({ siteUrl }: View, path: string) =>
  siteUrl === undefined ? null : `${siteUrl}/${path}`;

/** The address of a stored image; null without one. */
export const imageUrl = (
  file: string | null,
  { origin }: View,
  folder: 'avatars' | 'images' = 'avatars',
) => (file === null ? null : `${origin}/${folder}/${file}`);

/** The address of the square beside a stored image, whose side is so many pixels. */
export const thumbnailUrl = (file: string | null, view: View, side = 500) =>
  imageUrl(file?.replace(/(\.\w+)$/, `-${side.toString()}$1`) ?? null, view);
