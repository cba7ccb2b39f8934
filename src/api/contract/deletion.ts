/**
 * Whether an account was deleted, in current and older releases alike.
 *
 * Compares the slug with the id: a living "Deleted Dupont" has the slug `deleted-dupont`.
 */
export const isDeleted = (user: { id: string; slug: string; deleted?: string | null }) =>
  Boolean(user.deleted) || user.slug === `deleted-${user.id}`;
