import DownloadIcon from '@mui/icons-material/Download';
import { Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { monthlyTable } from '../journal/monthlyFigures';
import { useJournalQuery } from '../journal/useJournalQuery';
import { ActButton, fileDate, LoadingError, useCsvDownload } from '../../ui';
import { FiguresTable } from './FiguresTable';
import { MonthlyChart } from './MonthlyChart';
import { readFigures } from './readFigures';

/** The decisions made in this browser, by month. */
export const MonthlyFigures = () => {
  const translate = useTranslate();
  const download = useCsvDownload();
  const { data: months, error, isPending, refetch } = useJournalQuery(['figures'], readFigures);
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={240} />;
  if (months.length === 0) {
    return (
      <Typography role="status" color="text.secondary" sx={{ p: 4, textAlign: 'center' }}>
        {translate('jobs.figures.none')}
      </Typography>
    );
  }
  return (
    <>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {translate('jobs.figures.intro')}
      </Typography>
      <MonthlyChart months={months} />
      <ActButton
        startIcon={<DownloadIcon />}
        sx={{ my: 2 }}
        act={() => {
          const name = `${translate('jobs.figures.file')}-${fileDate(Date.now())}`;
          return download(name, monthlyTable(months));
        }}
      >
        {translate('jobs.figures.download')}
      </ActButton>
      <FiguresTable months={months} />
    </>
  );
};
