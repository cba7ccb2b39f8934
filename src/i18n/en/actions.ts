/** Messages of actions on many accounts, in English. */
export const actions = {
  role: 'Role',
  more: 'More actions',
  history: 'Jobs of this browser',
  protected_domains: 'Protected domains',
  protected_domains_help:
    'Accounts of these domains and their subdomains are left out. Type a domain, then Enter.',
  deactivate: {
    name: 'Deactivation',
    button: 'Deactivate…',
    title: 'Deactivate an account |||| Deactivate accounts',
    effect: 'Will be deactivated',
    sentence:
      '%{smart_count} account will be deactivated. |||| %{smart_count} accounts will be deactivated.',
    confirm: 'Deactivate %{smart_count} account |||| Deactivate %{smart_count} accounts',
    notice:
      'Reversible. A deactivated account can no longer sign in and its public profile disappears. Its content stays online, its API keys stop working but are not revoked, reports stay open and no e-mail is sent. An administrator first loses their roles; undoing restores them.',
  },
  reactivate: {
    name: 'Reactivation',
    button: 'Reactivate…',
    title: 'Reactivate an account |||| Reactivate accounts',
    effect: 'Will be reactivated',
    sentence:
      '%{smart_count} account will be reactivated. |||| %{smart_count} accounts will be reactivated.',
    confirm: 'Reactivate %{smart_count} account |||| Reactivate %{smart_count} accounts',
    notice:
      'Reversible. A reactivated account can sign in again, and its API keys work again. No e-mail is sent.',
  },
  grant_role: {
    name: 'Granting a role',
    button: 'Grant a role…',
    title: 'Grant a role',
    effect: 'Will get the role',
    sentence:
      '%{smart_count} account will get the role. |||| %{smart_count} accounts will get the role.',
    confirm: 'Grant to %{smart_count} account |||| Grant to %{smart_count} accounts',
    notice:
      'Reversible. The role “admin” grants all rights on the platform. The roles of each account are read again right before the change.',
  },
  withdraw_role: {
    name: 'Withdrawing a role',
    button: 'Withdraw a role…',
    title: 'Withdraw a role',
    effect: 'Will lose the role',
    sentence:
      '%{smart_count} account will lose the role. |||| %{smart_count} accounts will lose the role.',
    confirm: 'Withdraw from %{smart_count} account |||| Withdraw from %{smart_count} accounts',
    notice: 'Reversible. The roles of each account are read again right before the change.',
  },
  demand_password: {
    name: 'Requiring a new password',
    button: 'Require a new password…',
    title: 'Require a new password',
    effect: 'Will have to change its password',
    sentence:
      '%{smart_count} account will have to change its password. |||| %{smart_count} accounts will have to change their passwords.',
    confirm: 'Require from %{smart_count} account |||| Require from %{smart_count} accounts',
    notice:
      'Cannot be undone from here: only the account holder can end it, by choosing a new password. Their sessions are closed; their API keys keep working.',
  },
  delete: {
    name: 'Deletion',
    button: 'Delete…',
    title: 'Delete an account |||| Delete accounts',
    effect: 'Will be deleted',
    sentence:
      '%{smart_count} account will be deleted. |||| %{smart_count} accounts will be deleted.',
    confirm: 'Delete %{smart_count} account |||| Delete %{smart_count} accounts',
    notice:
      'Final: a deleted account cannot be restored. Its name, address and profile are erased, its keys revoked, its memberships and follows removed. Its content stays online under “DELETED DELETED”. The first request is sent after ten seconds, during which the deletion can be cancelled.',
  },
  left_out: {
    oneself: 'Left out: this is you',
    deleted: 'Left out: deleted account',
    administrator: 'Left out: administrator',
    member: 'Left out: member of an organization',
    not_spam: 'Left out: marked as no spam',
    domain: 'Left out: protected domain',
  },
  preview: {
    account: 'Account',
    effect: 'Effect',
    already_so: 'No change needed',
    include: 'Include %{name}',
    already: '%{smart_count} needs no change. |||| %{smart_count} need no change.',
    left_out:
      '%{smart_count} is left out; tick it to include it. |||| %{smart_count} are left out; tick them one by one to include them.',
    gone: '%{smart_count} no longer exists. |||| %{smart_count} no longer exist.',
    reading: 'Reading the accounts: %{known} of %{total}',
    type_the_number: 'To confirm, type the number of accounts: %{number}',
    missing: {
      account: 'No account would change.',
      role: 'Choose a role first.',
      reason: 'Choose a reason first.',
      number: 'Type the number of accounts first.',
    },
    dry_run: 'Dry run',
    not_kept: 'The journal could not be written on this device (full disk?): nothing was sent.',
  },
  reason: {
    code: 'Reason',
    text: 'Details (optional)',
    labels: { auto_spam: 'Automatically detected spam' },
  },
  dock: {
    label: 'Current job',
    running: '%{action}: %{settled} of %{total}',
    queued: '%{action}: starts in %{seconds} s',
    waiting: '%{action}: waiting',
    paused: '%{action}: paused at %{settled} of %{total}',
    finished: '%{action} finished: %{settled} of %{total}',
    cancelled: '%{action} cancelled at %{settled} of %{total}',
    stopped: '%{action} stopped: you may not do this',
    dry_run: '%{action} (dry run)',
    undo_of: 'Undoing (%{action})',
    seconds_left: '%{smart_count} s left',
    minutes_left: '%{smart_count} min left',
    elsewhere: 'in another tab',
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel the job',
    go_back: 'Do not delete',
    details: 'Details',
    undo: 'Undo',
    dismiss: 'Close',
    sign_in: 'Sign in again',
    pause_reasons: {
      asked: 'as you asked',
      offline: 'offline; resumes when connected',
      signed_out: 'your key is no longer accepted',
      other_account: 'started by another account',
      failures: 'too many failures in a row',
      disk_full: 'the disk of this device is full',
    },
    counts: {
      done: '%{smart_count} done',
      already_so: '%{smart_count} unchanged',
      changed: '%{smart_count} changed meanwhile',
      skipped: '%{smart_count} left out',
      refused: '%{smart_count} refused',
      gone: '%{smart_count} no longer exists |||| %{smart_count} no longer exist',
      failed: '%{smart_count} failed',
      not_attempted: '%{smart_count} not attempted',
      unknown: '%{smart_count} unknown, to read again',
    },
  },
};
