import { useTranslate } from 'react-admin';
import { fullName } from '../../api/contract';
import type { EvidenceMessage } from '../../i18n/fr/graph';
import { useFormats } from '../../ui';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../ui/durations';
import type { Evidence, EvidenceKind, Finding } from '../findings/finding';
import { useGraph } from './GraphContext';

const MAX_TARGETS = 3;
const MAX_EXCERPT_LENGTH = 80;

/** Evidence and findings as sentences in the moderator's language. */
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

  const expectedNumber = (value: number) =>
    value < 0.1 ? `< ${number(0.1, 1)}` : number(value, 1);

  /** The variables of the message: the fields of the evidence, formatted if necessary. */
  const variables = (evidence: Evidence) => ({
    ...evidence,
    ...('from' in evidence && { when: when(evidence.from, evidence.to) }),
    ...('expected' in evidence && { expected: expectedNumber(evidence.expected) }),
    ...('expectedLinks' in evidence && { expectedLinks: expectedNumber(evidence.expectedLinks) }),
    ...('targets' in evidence && { targets: names(evidence.targets) }),
    ...('excerpt' in evidence && { excerpt: shortened(evidence.excerpt) }),
    smart_count: leadingNumber(evidence),
  });
  /** Does not compile as long as a kind of evidence has no message. */
  const messageOf = (kind: EvidenceKind): EvidenceMessage => `graph.evidence.${kind}`;
  const words = (evidence: Evidence): string =>
    translate(messageOf(evidence.kind), variables(evidence));

  return {
    words,
    /** One sentence about a finding, for a reason or a title. */
    summary: ({ members, evidence }: Finding, maxEvidence = 4): string =>
      [
        translate('graph.findings.size', { smart_count: members.length }),
        ...evidence.slice(0, maxEvidence).map(words),
      ].join(', '),
  };
};

/** The number that a sentence begins with, for the agreement of its words. */
const leadingNumber = (evidence: Evidence): number | undefined => {
  switch (evidence.kind) {
    case 'density':
      return evidence.present;
    case 'mutual':
      return evidence.mutual;
    case 'core':
      return evidence.core;
    case 'chance':
      return evidence.links;
    case 'protected':
      return evidence.ids.length;
    case 'partly_read':
      return evidence.read;
    default:
      return undefined;
  }
};

const shortened = (text: string) =>
  text.length > MAX_EXCERPT_LENGTH ? `${text.slice(0, MAX_EXCERPT_LENGTH)}…` : text;
