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
/** Something that is reported, and since when it is there. */
interface Subject {
  type: 'User' | 'Organization';
  id: string;
  /** Of an account it is read once the account is stored. */
  label: string | null;
  from: number;
}
type Words = readonly [reason: ReportReasonValue, message: string | null];

/** How often the accounts of a scenario are reported; those of the others never are. */
const SHARES: Partial<Record<Scenario, number>> = { burst: 0.3, hostile: 0.5, ordinary: 0.003 };
const SHARE_OF_ORGANIZATIONS = 0.03;

const ABUSE: readonly [Words, ...Words[]] = [
  ['spam', 'Ce compte ne fait que de la publicité.'],
  ['spam', 'Encore de la publicité.'],
  ['spam', null],
  ['illegal_content', 'Le site indiqué n’est pas légal.'],
  ['security', 'Le lien demande un mot de passe.'],
];
/** Of what is mostly in order. */
const DOUBTS: readonly [Words, ...Words[]] = [
  ['others', 'Je ne connais pas ce nom.'],
  ['personal_data', 'Mon nom est cité dans la description.'],
  ['others', 'Est-ce bien officiel ?'],
  ['spam', 'Trop de jeux de données d’un coup.'],
];

/**
 * Store reports about some of the planted abuse, and about a few who are honest; about half are
 * settled.
 *
 * They are drawn from a sequence of their own: the other rows do not depend on them.
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
  const report = (subject: Subject, words: readonly [Words, ...Words[]]): ReportRow => {
    const reported = Math.floor(random.between(Math.max(subject.from, PRESENT - YEAR), PRESENT));
    const [reason, message] = random.pick(words);
    const reporter = random.whole(plan.size);
    const isSignedIn =
      plan.scenarioOf(reporter) === 'ordinary' && (plan.createdAt[reporter] ?? 0) < reported;
    const dismissed = random.between(reported, PRESENT);
    const isSettled = random.chance(0.5);
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
      dismissed_at: isSettled ? new Date(Math.floor(dismissed)) : null,
      dismissed_by_id: isSettled ? FIRST_ADMINISTRATOR.id : null,
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
