import { type Insertable, sql, type Transaction } from 'kysely';
import type { ReportReasonValue } from '../../src/api/contract';
import type { Database } from '../db';
import { insertRows } from '../db/insertRows';
import type { ReportTable } from '../db/schema';
import { objectId, PRESENT, YEAR } from './calendar';
import type { SeedPlan, Scenario } from './plan';
import { FIRST_ADMINISTRATOR } from './fixedAccounts';
import type { OrganizationRow } from './organizations';
import { createRandom } from './random';

type ReportRow = Required<Insertable<ReportTable>>;
/** An object to report. */
interface Subject {
  type: 'User' | 'Organization';
  id: string;
  /** Null for an account, whose slug is copied once the account is stored. */
  label: string | null;
  /** When it was created, in milliseconds since 1970. */
  from: number;
}
type Content = readonly [reason: ReportReasonValue, message: string | null];

/** The share of accounts that are reported, by scenario. Accounts of other scenarios are not. */
const SHARES: Partial<Record<Scenario, number>> = { burst: 0.3, hostile: 0.5, ordinary: 0.003 };
const SHARE_OF_ORGANIZATIONS = 0.03;

const ABUSE: readonly [Content, ...Content[]] = [
  ['spam', 'Ce compte ne fait que de la publicité.'],
  ['spam', 'Encore de la publicité.'],
  ['spam', null],
  ['illegal_content', 'Le site indiqué n’est pas légal.'],
  ['security', 'Le lien demande un mot de passe.'],
];
/** Reports about objects that are mostly legitimate. */
const DOUBTS: readonly [Content, ...Content[]] = [
  ['others', 'Je ne connais pas ce nom.'],
  ['personal_data', 'Mon nom est cité dans la description.'],
  ['others', 'Est-ce bien officiel ?'],
  ['spam', 'Trop de jeux de données d’un coup.'],
];

/**
 * Insert reports about some of the planted abuse, and about a few ordinary accounts and
 * organizations. About half of them are dismissed.
 *
 * They are drawn from a separate random sequence, so that the other rows do not depend on them.
 */
export async function addReports(
  transaction: Transaction<Database>,
  plan: SeedPlan,
  ids: readonly string[],
  organizations: readonly OrganizationRow[],
): Promise<void> {
  await insertRows(transaction, 'reports', reportRows(plan, ids, organizations));
  await sql`
    update reports set subject_label = users.slug from users
    where subject_class = 'User' and users.id = subject_id`.execute(transaction);
}

function* reportRows(
  plan: SeedPlan,
  ids: readonly string[],
  organizations: readonly OrganizationRow[],
): Generator<ReportRow> {
  const random = createRandom(20_131_012);
  let number = 0;
  const report = (subject: Subject, contents: readonly [Content, ...Content[]]): ReportRow => {
    const reported = Math.floor(random.between(Math.max(subject.from, PRESENT - YEAR), PRESENT));
    const [reason, message] = random.pick(contents);
    const reporter = random.whole(plan.size);
    const isSignedIn =
      plan.scenarioOf(reporter) === 'ordinary' && (plan.createdAt[reporter] ?? 0) < reported;
    const dismissed = random.between(reported, PRESENT);
    const isDismissed = random.chance(0.5);
    return {
      id: objectId(reported, number++),
      by_id: isSignedIn ? (ids[reporter] ?? null) : null,
      subject_class: subject.type,
      subject_id: subject.id,
      subject_label: subject.label,
      subject_embed_id: null,
      subject_deleted_at: null,
      subject_deleted_by_id: null,
      reason,
      message,
      reported_at: new Date(reported),
      dismissed_at: isDismissed ? new Date(Math.floor(dismissed)) : null,
      dismissed_by_id: isDismissed ? FIRST_ADMINISTRATOR.id : null,
      held_back: null,
    };
  };
  for (let account = 0; account < plan.size; account++) {
    const scenario = plan.scenarioOf(account);
    if (!random.chance(SHARES[scenario] ?? 0)) continue;
    const from = plan.createdAt[account] ?? 0;
    const subject = { type: 'User', id: ids[account] ?? '', label: null, from } as const;
    yield report(subject, scenario === 'ordinary' ? DOUBTS : ABUSE);
  }
  for (const { id, name: label, created_at, deleted } of organizations) {
    if (deleted || !random.chance(SHARE_OF_ORGANIZATIONS)) continue;
    yield report({ type: 'Organization', id, label, from: Number(created_at) }, DOUBTS);
  }
}
