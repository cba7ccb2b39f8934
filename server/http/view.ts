import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    siteUrl: string | undefined;
  }
}

/** The caller, and the addresses for links: all that an answer depends on besides its record. */
export interface View {
  /** Address of the API, without a trailing slash. */
  base: string;
  /** Address of the server, which also serves the images. */
  origin: string;
  /** Address of the public site. Undefined if there are no public pages. */
  siteUrl: string | undefined;
  callerId: string | undefined;
  /** The caller has the admin role, even if inactive, since udata only checks the role here. */
  isAdmin: boolean;
}

/** The view for the caller of a request. */
export const viewOf = (request: FastifyRequest): View => ({
  base: `${request.origin}/api/1`,
  origin: request.origin,
  siteUrl: request.server.siteUrl,
  callerId: request.caller?.id,
  isAdmin: request.caller?.isAdmin ?? false,
});

/** The address of a public page, or null if there is no public site. */
export const publicPage = ({ siteUrl }: View, path: string) =>
  siteUrl === undefined ? null : `${siteUrl}/${path}`;

/** The address of a stored image, or null if there is none. */
export const imageUrl = (
  file: string | null,
  { origin }: View,
  folder: 'avatars' | 'images' = 'avatars',
) => (file === null ? null : `${origin}/${folder}/${file}`);

/** The address of the square thumbnail of a stored image. `side` is in pixels. */
export const thumbnailUrl = (file: string | null, view: View, side = 500) =>
  imageUrl(file?.replace(/(\.\w+)$/, `-${side.toString()}$1`) ?? null, view);
