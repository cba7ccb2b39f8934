/** The platform's code for its own automatic detections. Moderators choose another one. */
const AUTO_DETECTED = 'auto_spam';

/**
 * Why moderators do what the platform has no reasons for: its reasons are those of reports, which
 * say what is wrong with an account.
 */
const OWN_REASONS: Readonly<Record<string, readonly string[]>> = {
  reactivate: ['deactivated_by_mistake', 'appeal_accepted', 'profile_corrected', 'other'],
  grant_role: ['new_duties', 'role_withdrawn_by_mistake', 'other'],
  withdraw_role: ['duties_ended', 'role_granted_by_mistake', 'security', 'other'],
  demand_password: ['compromised_account', 'leaked_password', 'other'],
};

/** Actions against an account, which evidence about it can justify. */
const AGAINST_AN_ACCOUNT = new Set(['deactivate', 'delete']);

interface ReasonChoice {
  id: string;
  label: string;
}

/**
 * The reasons for an action: its own, in the given order, or the platform's.
 *
 * @param platform the platform's reasons
 * @param labelOf the label of one of the console's own codes
 */
export const reasonsFor = (
  action: string,
  platform: readonly ReasonChoice[],
  labelOf: (code: string) => string,
): ReasonChoice[] =>
  OWN_REASONS[action]?.map((id) => ({ id, label: labelOf(id) })) ??
  platform.filter(({ id }) => id !== AUTO_DETECTED);

/** Whether a finding about accounts may be proposed as the reason of an action on them. */
export const canCiteEvidence = (action: string) => AGAINST_AN_ACCOUNT.has(action);
