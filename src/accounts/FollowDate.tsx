import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Follow } from '../api/contract';
import { DateField } from '../ui';
import { MINUTE_MS } from '../ui/durations';

/**
 * A date this close to the present counts as the time of the request: responses take a while, and
 * clocks differ.
 */
const MAX_DELAY_MS = 5 * MINUTE_MS;

/**
 * The date of a follow.
 *
 * udata does not store the date of follows made since 2025-07, and returns the time of the request
 * instead. Such a date is shown as unknown, so that nobody takes an old follow for one of today.
 */
export const FollowDate = ({ source = 'since' }: { source?: string }) => {
  const translate = useTranslate();
  const follow = useRecordContext<Follow>();
  // About the time of the response, since the row is rendered when it arrives.
  const [renderedAt] = useState(() => Date.now());
  if (!follow) return null;
  if (Date.parse(follow.since) > renderedAt - MAX_DELAY_MS) {
    return <>{translate('resources.followers.unknown_date')}</>;
  }
  return <DateField source={source} />;
};
