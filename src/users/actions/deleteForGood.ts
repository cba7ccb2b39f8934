import type { Action } from '../../jobs';

/** Anonymises an account. It cannot be restored. */
export const deleteForGood: Action = {
  name: 'delete',
  isFinal: true,
  removesRecord: true,
  rereadAfterMs: 0,
  plan: (values, { no_mail = false, delete_comments = false, send_legal_notice = false }) =>
    values.deleted === null
      ? {
          kind: 'write',
          writes: [{ kind: 'delete', body: { no_mail, delete_comments, send_legal_notice } }],
        }
      : { kind: 'already_so' },
  isApplied: (_write, values) => values.deleted !== null,
  // A change to any of these suggests that someone considers the account worth keeping.
  relevantValues: ({ first_name, last_name, email, website, active, roles, deleted }) => ({
    first_name: first_name ?? null,
    last_name: last_name ?? null,
    email: email ?? null,
    website: website ?? null,
    active: active ?? null,
    roles: roles ?? [],
    deleted: deleted ?? null,
  }),
  inverse: () => null,
};
