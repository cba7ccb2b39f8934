import type { StoredResource } from '../db/schema';
import type { DatasetRow } from './repository';

/** Length of a description, in characters, from which on it counts as good. udata's default. */
const GOOD_DESCRIPTION_LENGTH = 100;
const CLOSED_FORMATS = ['pdf', 'doc', 'docx', 'word', 'xls', 'excel', 'xlsx'];
const MAX_SCORE = 9;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Days between two updates, for frequencies that are expected to be kept. */
const FREQUENCY_DAYS: Record<string, number> = {
  ...{
    oneMinute: 1 / 1440,
    fiveMinutes: 5 / 1440,
    tenMinutes: 10 / 1440,
    fifteenMinutes: 15 / 1440,
  },
  ...{ thirtyMinutes: 30 / 1440, hourly: 1 / 24, bihourly: 2 / 24, trihourly: 3 / 24 },
  ...{ twelveHours: 0.5, severalTimesADay: 1, threeTimesADay: 1, semidaily: 1, daily: 1 },
  ...{ fiveTimesAWeek: 7, threeTimesAWeek: 7, semiweekly: 7, weekly: 7, biweekly: 14 },
  ...{ threeTimesAMonth: 31, semimonthly: 31, monthly: 31, bimonthly: 62, quarterly: 93 },
  ...{ threeTimesAYear: 365, semiannual: 365, annual: 365, biennial: 730, triennial: 1_095 },
  ...{ quadrennial: 1_460, quinquennial: 1_825, decennial: 3_650, bidecennial: 7_300 },
  tridecennial: 10_950,
};

/**
 * udata's criteria of the quality of a dataset, and their score between 0 and 1.
 *
 * Criteria about resources are missing without resources, and `update_fulfilled_in_time` without a known
 * frequency. Source: udata 17.18, `core/dataset/models.py`.
 */
export function qualityOf(
  dataset: Pick<
    DatasetRow,
    | 'description'
    | 'license'
    | 'temporal_coverage'
    | 'spatial'
    | 'frequency'
    | 'last_update'
    | 'resources'
  >,
  now = Date.now(),
): Record<string, boolean | number> {
  const { resources, frequency, last_update } = dataset;
  const days = FREQUENCY_DAYS[frequency];
  const criteria: Record<string, boolean> = {
    license: dataset.license !== 'notspecified',
    temporal_coverage: dataset.temporal_coverage !== null,
    spatial: dataset.spatial !== null,
    update_frequency: frequency !== 'unknown',
    dataset_description_quality: (dataset.description ?? '').length > GOOD_DESCRIPTION_LENGTH,
    ...(resources.length > 0 && ofResources(resources)),
    ...(frequency !== 'unknown' && {
      // One day late is in time.
      update_fulfilled_in_time:
        days === undefined || last_update.getTime() + (days + 1) * DAY_MS >= now,
    }),
  };
  // `has_resources` has no part in the score.
  const { has_resources: _, ...counted } = criteria;
  const score = Object.values(counted).filter(Boolean).length / MAX_SCORE;
  return { ...criteria, score };
}

const ofResources = (resources: readonly StoredResource[]) => ({
  has_resources: true,
  has_open_format: resources.some(
    ({ format }) => typeof format === 'string' && format !== '' && !CLOSED_FORMATS.includes(format),
  ),
  all_resources_available: true,
  resources_documentation: resources.some(
    ({ type, description }) => type === 'documentation' || Boolean(description),
  ),
});
