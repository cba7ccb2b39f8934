/**
 * Whether an account was deleted, in current and older releases alike.
 *
 * Compares the slug with the id: an account named "Deleted Dupont" that exists has the slug `deleted-dupont`.
 */
export const isDeleted = (user: { id: string; slug: string; deleted?: string | null }) =>
  Boolean(user.deleted) || user.slug === `deleted-${user.id}`;
