/** Words of the review of a selection, one account at a time, in English. */
export const review = {
  open: 'Review one by one',
  title: 'Review of the selection',
  empty:
    'No account is selected. Select accounts in a list, then come back to review them one by one.',
  place: 'Account %{place} of %{total}',
  deactivate: 'Deactivate',
  keep: 'Keep',
  doubtful: 'Look again in 7 days',
  not_spam: 'Not spam',
  next: 'Next',
  previous: 'Previous',
  undo: 'Undo',
  over: 'All the accounts of the selection were seen.',
  forbidden: 'This account is yours or no longer exists: it cannot be deactivated.',
  reason_first: 'Choose a reason first.',
  not_undone: 'Nothing to undo yet: the job is not finished, or changed nothing.',
  due: 'Accounts to look at again',
  until: 'To be looked at from',
  due_now: 'now',
  select: 'Select',
  forget: 'Forget',
};
