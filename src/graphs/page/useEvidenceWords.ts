import { useTranslate } from 'react-admin';
import { fullName } from '../../api/contract';
import { useFormats } from '../../ui';
import type { Evidence, Finding } from '../findings/finding';
import { useGraph } from './GraphContext';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MAX_TARGETS = 3;
const MAX_EXCERPT_LENGTH = 80;

/** Evidence and findings in the moderator's words, with their numbers. */
export const useEvidenceWords = () => {
  const translate = useTranslate();
  const { date, dateTime, number } = useFormats();
  const { graph, nodeOf } = useGraph();

  const span = (from: number, to: number) => {
    const ms = to - from;
    const [unit, length] = ms < HOUR_MS ? ['minutes', MINUTE_MS] : ['hours', HOUR_MS];
    return translate(`graph.span.${String(unit)}`, {
      smart_count: Math.max(1, Math.round(ms / Number(length))),
    });
  };
  const when = (from: number, to: number) =>
    to - from < DAY_MS
      ? translate('graph.evidence.same_day', { day: date(from), span: span(from, to) })
      : translate('graph.evidence.several_days', { from: dateTime(from), to: dateTime(to) });
  const names = (ids: readonly string[]) => {
    const shown = ids
      .slice(0, MAX_TARGETS)
      .flatMap((id) => graph.accounts[nodeOf.get(id) ?? -1] ?? []);
    return [...shown.map(fullName), ...(ids.length > MAX_TARGETS ? ['…'] : [])].join(', ');
  };

  const few = (value: number) => (value < 0.1 ? `< ${number(0.1, 1)}` : number(value, 1));

  const variables = (evidence: Evidence): object => {
    switch (evidence.kind) {
      case 'signup_burst':
        return {
          count: evidence.count,
          when: when(evidence.from, evidence.to),
          expected: few(evidence.expected),
        };
      case 'follow_burst':
        return { ...evidence, when: when(evidence.from, evidence.to) };
      case 'same_targets':
        return { ...evidence, targets: names(evidence.targets) };
      case 'chance':
        return { links: evidence.links, expectedLinks: few(evidence.expectedLinks) };
      case 'similar_about':
        return { ...evidence, excerpt: shortened(evidence.excerpt) };
      case 'protected':
        return { smart_count: evidence.ids.length };
      default:
        return evidence;
    }
  };
  const words = (evidence: Evidence): string =>
    translate(`graph.evidence.${evidence.kind}`, variables(evidence));

  return {
    words,
    /** A finding in one sentence, for a reason or a title. */
    summary: ({ members, evidence }: Finding, most = 4): string =>
      [
        translate('graph.findings.size', { smart_count: members.length }),
        ...evidence.slice(0, most).map(words),
      ].join(', '),
  };
};

const shortened = (text: string) =>
  text.length > MAX_EXCERPT_LENGTH ? `${text.slice(0, MAX_EXCERPT_LENGTH)}…` : text;
