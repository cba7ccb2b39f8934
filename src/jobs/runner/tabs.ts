import { tabLocks } from '../../storage';
import type { Job, JobItem } from '../core/job';

/** The messages that tabs of a browser exchange about jobs. */
export type TabMessage =
  /** A job is queued. */
  | { kind: 'queued' }
  | { kind: 'pause' }
  | { kind: 'cancel'; jobId: string }
  | { kind: 'progress'; job: Job; recent: readonly JobItem[]; rate: number };

/** The other tabs of this browser in which the same moderator uses this instance. */
export interface Tabs {
  /**
   * Runs `work` under a lock that all tabs share. When the tab is closed, the browser gives the
   * lock to another tab.
   */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Marks a job as belonging to this tab, until the tab is closed or the promise settles. */
  own(jobId: string, until: Promise<unknown>): void;
  /** Whether an open tab, this one or another, has marked a job as its own. */
  isOwned(jobId: string): Promise<boolean>;
  publish(message: TabMessage): void;
  onMessage(listener: (message: TabMessage) => void): () => void;
}

/** The channel of these messages, for the jobs of one moderator of one instance. */
export const channelName = (instance: string, moderator: string) =>
  `vigie.jobs ${instance} ${moderator}`;

export const browserTabs = (instance: string, moderator: string): Tabs => {
  const name = channelName(instance, moderator);
  const channel = new BroadcastChannel(name);
  const locks = tabLocks();
  const lockOf = (jobId: string) => `${name} ${jobId}`;
  return {
    exclusively: (work) => locks.hold(name, work),
    own(jobId, until) {
      void locks.hold(lockOf(jobId), () => until);
    },
    isOwned: (jobId) => locks.isHeld(lockOf(jobId)),
    publish: (message) => {
      channel.postMessage(message);
    },
    onMessage(listener) {
      const receive = ({ data }: MessageEvent<TabMessage>) => {
        listener(data);
      };
      channel.addEventListener('message', receive);
      return () => {
        channel.removeEventListener('message', receive);
      };
    },
  };
};
