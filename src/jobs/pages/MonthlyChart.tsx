import { Box, Stack, Typography, useTheme } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { MonthFigures } from '../journal/monthlyFigures';
import { useFormats } from '../../ui';

const MAX_MONTHS = 12;
const BAR = 36;
const GAP = 16;
const HEIGHT = 120;
const LABEL = 18;

/** Accounts handled in the last months, as bars. A part of each bar shows those undone since. */
export const MonthlyChart = ({ months }: { months: readonly MonthFigures[] }) => {
  const translate = useTranslate();
  const { palette } = useTheme();
  const { month: monthName, number } = useFormats();
  const shown = months.slice(0, MAX_MONTHS).reverse();
  const maximum = Math.max(...shown.map(({ handled }) => handled));
  const width = shown.length * (BAR + GAP) + GAP;
  const monthTexts = shown.map(({ month, handled, undone }) =>
    translate('jobs.figures.chart_month', { month: monthName(month), handled, undone }),
  );
  return (
    <>
      <svg
        role="img"
        aria-label={translate('jobs.figures.chart', { months: monthTexts.join(' ; ') })}
        viewBox={`0 0 ${width.toString()} ${(HEIGHT + 2 * LABEL).toString()}`}
        width={width}
        style={{ maxWidth: '100%', height: 'auto', display: 'block' }}
        fill={palette.text.primary}
        fontSize={11}
        textAnchor="middle"
      >
        {shown.map(({ month, handled, undone }, index) => {
          const x = GAP + index * (BAR + GAP);
          const height = (HEIGHT * handled) / maximum;
          const undoneHeight = (HEIGHT * undone) / maximum;
          const top = LABEL + HEIGHT - height;
          return (
            <g key={month}>
              <rect x={x} y={top} width={BAR} height={height} fill={palette.primary.main} />
              <rect
                x={x}
                y={top}
                width={BAR}
                height={undoneHeight}
                fill={palette.background.paper}
                stroke={palette.primary.main}
              />
              <text x={x + BAR / 2} y={top - 4}>
                {number(handled)}
              </text>
              <text x={x + BAR / 2} y={HEIGHT + 2 * LABEL - 4}>
                {`${month.slice(5)}/${month.slice(2, 4)}`}
              </text>
            </g>
          );
        })}
      </svg>
      {/* The chart says the same to screen readers. */}
      <Stack direction="row" spacing={2} aria-hidden sx={{ mt: 0.5 }}>
        <Key label="jobs.figures.kept" isFilled />
        <Key label="jobs.figures.undone" />
      </Stack>
    </>
  );
};

/** What a part of a bar means. */
const Key = ({ label, isFilled = false }: { label: string; isFilled?: boolean }) => {
  const translate = useTranslate();
  return (
    <Typography variant="caption" sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <Box
        component="span"
        sx={{
          width: 12,
          height: 12,
          border: 1,
          borderColor: 'primary.main',
          bgcolor: isFilled ? 'primary.main' : 'background.paper',
        }}
      />
      {translate(label)}
    </Typography>
  );
};
