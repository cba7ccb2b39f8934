import { useMediaQuery } from '@mui/material';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type AnalysisClient, type AnalysisState, createAnalysisClient } from './analysisClient';

const LOADING: AnalysisState = { status: 'loading' };
const never = () => () => undefined;

/** The analysis of a saved graph, made anew when `version` changes. */
export const useAnalysis = (
  instance: string,
  graphId: string,
  version: number,
): { analysis: AnalysisClient | null; state: AnalysisState } => {
  const isMotionWanted = !useMediaQuery('(prefers-reduced-motion: reduce)');
  const [analysis, setAnalysis] = useState<AnalysisClient | null>(null);
  useEffect(() => {
    const client = createAnalysisClient({ instance, graphId, isMotionWanted });
    // The worker is outside of React: it begins with the page and ends with it.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setAnalysis(client);
    return () => {
      client.close();
    };
  }, [instance, graphId, isMotionWanted]);
  useEffect(() => {
    analysis?.open();
  }, [analysis, version]);
  const state = useSyncExternalStore(
    analysis?.subscribe ?? never,
    analysis?.state ?? (() => LOADING),
  );
  return { analysis, state };
};
