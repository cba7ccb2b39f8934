import { useMediaQuery } from '@mui/material';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useModerator } from '../../auth';
import { useLoadAttempt } from '../../release';
import { type AnalysisClient, type AnalysisState, createAnalysisClient } from './analysisClient';

const LOADING: AnalysisState = { status: 'loading' };
const noSubscription = () => () => undefined;

/** The analysis of a saved graph, repeated when `version` changes. */
export const useAnalysis = (
  instance: string,
  graphId: string,
  version: number,
): { analysis: AnalysisClient | null; state: AnalysisState } => {
  const moderator = useModerator();
  const isMotionWanted = !useMediaQuery('(prefers-reduced-motion: reduce)');
  // The worker itself may have failed to load.
  const attempt = useLoadAttempt();
  const [analysis, setAnalysis] = useState<AnalysisClient | null>(null);
  useEffect(() => {
    const client = createAnalysisClient({ instance, moderator, graphId, isMotionWanted });
    // The worker lives outside React, so it is created and closed with the page.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setAnalysis(client);
    return () => {
      client.close();
    };
  }, [instance, moderator, graphId, isMotionWanted, attempt]);
  useEffect(() => {
    analysis?.open();
  }, [analysis, version]);
  const state = useSyncExternalStore(
    analysis?.subscribe ?? noSubscription,
    analysis?.state ?? (() => LOADING),
  );
  return { analysis, state };
};
