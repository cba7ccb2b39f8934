import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Follow } from '../api/contract';
import { DateField } from '../ui';

/** More than an answer takes, and clocks differ. */
const PRESENT_MS = 5 * 60_000;

/**
 * When a follow was made, which udata does not know of those made since 2025-07: it then shows
 * the time of the read, and no moderator must take an old follow for one of today.
 */
export const FollowDate = ({ source = 'since' }: { source?: string }) => {
  const translate = useTranslate();
  const follow = useRecordContext<Follow>();
  // About the time of the read: the row is drawn when its answer is there.
  const [drawnAt] = useState(() => Date.now());
  if (!follow) return null;
  if (Date.parse(follow.since) > drawnAt - PRESENT_MS) {
    return <>{translate('resources.followers.unknown_date')}</>;
  }
  return <DateField source={source} />;
};
