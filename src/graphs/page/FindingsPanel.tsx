import {
  Alert,
  Box,
  Button,
  Chip,
  LinearProgress,
  Stack,
  Tooltip,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { useReasonDraft } from '../../jobs';
import { ActButton, useFormats } from '../../ui';
import { useInstance } from '../../instance';
import { findingDocument } from '../export/findingDocument';
import type { Finding, Verdict } from '../findings/finding';
import { useGraph } from './GraphContext';
import { useEvidenceWords } from './useEvidenceWords';

const FIRST_SHOWN = 12;

/** The findings, most serious first, with their evidence. */
export const FindingsPanel = () => {
  const translate = useTranslate();
  const { findings } = useGraph();
  const [isWhole, setIsWhole] = useState(false);
  if (findings === null) {
    return (
      <Box role="status">
        <Typography variant="body2">{translate('graph.findings.searching')}</Typography>
        <LinearProgress aria-label={translate('graph.findings.searching')} />
      </Box>
    );
  }
  if (findings.length === 0) {
    return (
      <Alert severity="info" role="status">
        {translate('graph.findings.none')}
      </Alert>
    );
  }
  const shown = isWhole ? findings : findings.slice(0, FIRST_SHOWN);
  return (
    <>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shown.map((finding) => (
          <FindingItem key={finding.id} finding={finding} />
        ))}
      </Box>
      {shown.length < findings.length && (
        <Button
          size="small"
          onClick={() => {
            setIsWhole(true);
          }}
        >
          {translate('graph.findings.more', { smart_count: findings.length - shown.length })}
        </Button>
      )}
    </>
  );
};

const COLOURS: Record<Verdict, 'error' | 'warning' | 'info'> = {
  suspect: 'error',
  close_knit: 'warning',
  explained: 'info',
};

/** One finding: its verdict, size and evidence, with buttons to select its accounts or print it. */
export const FindingItem = ({ finding }: { finding: Finding }) => {
  const translate = useTranslate();
  const { selection } = useGraph();
  const { words, summary } = useEvidenceWords();
  const print = usePrint();
  const [, setDraft] = useReasonDraft();
  const { verdict, members, protectedMembers, evidence } = finding;
  const select = (withProtected: boolean) => {
    const ids = selection.select(members, 'replace', { withProtected });
    setDraft({ ids, text: summary(finding) });
  };
  return (
    <Box
      component="li"
      sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}
      data-finding={finding.id}
    >
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <Tooltip title={translate(`graph.findings.verdict_help.${verdict}`)}>
          <Chip
            size="small"
            variant="outlined"
            color={COLOURS[verdict]}
            label={translate(`graph.findings.verdict.${verdict}`)}
          />
        </Tooltip>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {translate('graph.findings.size', { smart_count: members.length })}
        </Typography>
      </Stack>
      <Box component="ul" sx={{ my: 0.5, pl: 2.5, overflowWrap: 'anywhere' }}>
        {evidence.map((one, index) => (
          <Typography key={index} component="li" variant="body2">
            <bdi>{words(one)}</bdi>
          </Typography>
        ))}
      </Box>
      <Stack
        direction="row"
        useFlexGap
        sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}
      >
        <Button
          size="small"
          variant="outlined"
          aria-label={translate('graph.findings.select_label', { summary: summary(finding, 2) })}
          onClick={() => {
            select(false);
          }}
        >
          {translate('graph.findings.select')}
        </Button>
        <ActButton
          size="small"
          act={() => {
            print(finding);
          }}
        >
          {translate('graph.findings.print')}
        </ActButton>
        {protectedMembers.length > 0 && (
          <Typography variant="caption" color="text.secondary">
            {translate('graph.findings.protected', { smart_count: protectedMembers.length })}{' '}
            <Button
              size="small"
              onClick={() => {
                select(true);
              }}
            >
              {translate('graph.findings.with_protected')}
            </Button>
          </Typography>
        )}
      </Stack>
    </Box>
  );
};

/** Opens a finding in a new tab, as a page to print. */
const usePrint = () => {
  const translate = useTranslate();
  const { graph, now } = useGraph();
  const { words, summary } = useEvidenceWords();
  const { dateTime } = useFormats();
  const { instanceName } = useInstance();
  const [locale] = useLocaleState();
  return (finding: Finding) => {
    const html = findingDocument({
      locale,
      title: translate('graph.print.title'),
      summary: summary(finding),
      lines: [
        translate('graph.print.read_at', { date: dateTime(now), instance: instanceName }),
        `${translate(`graph.findings.verdict.${finding.verdict}`)}. ${translate(`graph.findings.verdict_help.${finding.verdict}`)}`,
        translate('graph.print.caution'),
      ],
      evidenceTitle: translate('graph.print.evidence'),
      evidence: finding.evidence.map(words),
      accountsTitle: translate('graph.print.accounts'),
      protectedWord: translate('graph.print.protected'),
      accounts: finding.members.flatMap((node) => graph.accounts[node] ?? []),
      protectedIds: new Set(
        finding.protectedMembers.flatMap((node) => graph.accounts[node]?.id ?? []),
      ),
    });
    const url = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }));
    window.open(url, '_blank', 'noopener');
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, 60_000);
  };
};
