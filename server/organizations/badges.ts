import { type Kysely, sql } from 'kysely';
import { BADGE_KINDS } from '../../src/api/contract';
import type { Database } from '../db';
import { InvalidValue } from '../errors';
import type { Translated } from '../http/language';
import { blankAsNull } from '../validation/reading';
import { pythonText } from '../http/pythonText';

type BadgeKind = (typeof BADGE_KINDS)[number];

/** The labels of the badges of organizations. */
export const BADGE_LABELS: Record<BadgeKind, Translated> = {
  'public-service': {
    en: 'Public Service',
    fr: 'Service Public',
    es: 'Servicio público',
    pt: 'Serviço público',
    sr: 'Јавни сервис',
    de: 'Öffentliche Stelle',
  },
  certified: {
    en: 'Certified',
    fr: 'Certifié',
    es: 'Certificado',
    pt: 'Certificado',
    sr: 'Сертификовано',
    de: 'Zertifiziert',
  },
  association: { en: 'Association' },
  company: { en: 'Company', fr: 'Entreprise', sr: 'Компанија' },
  'local-authority': { en: 'Local authority', fr: 'Collectivité territoriale' },
};

/** @throws InvalidValue for a kind of badge that organizations cannot have */
export function readBadgeKind({ kind }: Record<string, unknown>): BadgeKind {
  const badgeKind = BADGE_KINDS.find((badge) => badge === kind);
  if (badgeKind) return badgeKind;
  throw new InvalidValue(`Unknown badge type for Organization: ${pythonText(blankAsNull(kind))}`);
}

/**
 * Add a badge to an organization, before its other badges.
 *
 * @returns false when the organization already had it
 */
export async function addBadge(
  db: Kysely<Database>,
  organizationId: string,
  kind: BadgeKind,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('organizations')
    .set({ badges: sql`array_prepend(${kind}, badges)` })
    .where('id', '=', organizationId)
    .where(sql<boolean>`not badges @> array[${kind}]`)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** @returns false when the organization did not have the badge */
export async function removeBadge(
  db: Kysely<Database>,
  organizationId: string,
  kind: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('organizations')
    .set({ badges: sql`array_remove(badges, ${kind})` })
    .where('id', '=', organizationId)
    .where(sql<boolean>`badges @> array[${kind}]`)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
