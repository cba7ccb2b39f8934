import { useEffect, useRef, useState } from 'react';
import { useDataProvider, useEvent, useLogoutIfAccessDenied } from 'react-admin';
import { isAccessRefused } from '../../dataProvider';
import { useInstance } from '../../instance';
import type { Line } from './parseLines';
import { type Findings, findReferences } from './resolveLines';
import { usersLookups } from './usersLookups';

/** The state of the lookup of a list. */
type Resolution =
  | { status: 'idle' }
  | { status: 'running'; lines: Line[]; findings: Findings; total: number }
  | { status: 'finished'; lines: Line[]; findings: Findings };

const PROGRESS_INTERVAL_MS = 200;

/** Looks up the accounts of a list. It can be stopped, and resumed with the findings so far. */
export const useResolution = () => {
  const dataProvider = useDataProvider();
  const instance = useInstance();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [resolution, setResolution] = useState<Resolution>({ status: 'idle' });
  const controller = useRef<AbortController | null>(null);

  const stop = useEvent(() => {
    controller.current?.abort();
  });

  useEffect(() => stop, [stop]);

  const start = async (lines: Line[], known?: Findings) => {
    const { signal } = (controller.current = new AbortController());
    setResolution({ status: 'running', lines, findings: known ?? new Map(), total: 0 });
    let shownAt = 0;
    const findings = await findReferences(
      lines,
      usersLookups(dataProvider, instance, window.location.href),
      {
        signal,
        known,
        isFatal: isAccessRefused,
        onProgress: (soFar, total) => {
          if (Date.now() - shownAt < PROGRESS_INTERVAL_MS) return;
          shownAt = Date.now();
          setResolution({ status: 'running', lines, findings: new Map(soFar), total });
        },
      },
    );
    setResolution({ status: 'finished', lines, findings });
    for (const finding of findings.values()) {
      if (finding.status === 'failed') await logoutIfAccessDenied(finding.error);
    }
  };

  const reset = () => {
    setResolution({ status: 'idle' });
  };

  return { resolution, start, stop, reset };
};
