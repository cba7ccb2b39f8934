import { type RawBuilder, sql } from 'kysely';

/** What accounts and organizations publish, by the name of the table. */
export type PublicationKind = 'datasets' | 'reuses' | 'dataservices';

interface KindFacts {
  /** udata's name of the class. */
  class: 'Dataset' | 'Reuse' | 'Dataservice';
  /** The first part of the keys of activity, such as `dataset:created`. */
  activity: string;
  /** The rows that anybody may list. The triggers that count them have the same condition. */
  isPublic: RawBuilder<boolean>;
  /** The rows that count for their owner. */
  isCounted: RawBuilder<boolean>;
  /** Answer for a deleted object. */
  gone: string;
}

const isLive = sql<boolean>`not private and deleted is null`;
const isLiveAndCurrent = sql<boolean>`not private and deleted is null and archived is null`;

export const KINDS: Record<PublicationKind, KindFacts> = {
  datasets: {
    class: 'Dataset',
    activity: 'dataset',
    isPublic: isLiveAndCurrent,
    isCounted: isLiveAndCurrent,
    gone: 'Dataset has been deleted',
  },
  reuses: {
    class: 'Reuse',
    activity: 'reuse',
    isPublic: isLive,
    // Archived ones count. One without a dataset does not, although anybody may list it.
    isCounted: sql`not private and deleted is null and datasets > 0`,
    gone: 'This reuse has been deleted',
  },
  dataservices: {
    class: 'Dataservice',
    activity: 'dataservice',
    isPublic: isLiveAndCurrent,
    isCounted: isLiveAndCurrent,
    gone: 'Dataservice has been deleted',
  },
};
