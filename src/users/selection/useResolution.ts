import { useEffect, useRef, useState } from 'react';
import { useDataProvider, useEvent, useLogoutIfAccessDenied } from 'react-admin';
import { isAccessRefused } from '../../dataProvider';
import { useInstance } from '../../instance';
import type { Line } from './parseLines';
import { type Findings, findReferences } from './resolveLines';
import { usersLookups } from './usersLookups';

/** Where the lookup of a list stands. */
export type Resolution =
  | { status: 'idle' }
  | { status: 'running'; lines: Line[]; findings: Findings; total: number }
  | { status: 'finished'; lines: Line[]; findings: Findings };

const TELL_EVERY_MS = 200;

/** Looks the accounts of a list up; what was found is kept when it is stopped and gone on with. */
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
    let toldAt = 0;
    const findings = await findReferences(
      lines,
      usersLookups(dataProvider, instance, window.location.href),
      {
        signal,
        known,
        isFatal: isAccessRefused,
        onProgress: (soFar, total) => {
          if (Date.now() - toldAt < TELL_EVERY_MS) return;
          toldAt = Date.now();
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
