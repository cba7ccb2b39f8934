import * as Type from 'typebox';
import type { Static } from 'typebox';

/** A site-wide role, as `GET /users/roles/` lists them. Only `admin` grants rights. */
export const Role = Type.Object({ name: Type.String() });
export type Role = Static<typeof Role>;
