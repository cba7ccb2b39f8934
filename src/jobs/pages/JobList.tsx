import { Box, Tab, Tabs } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { JobTable } from './JobTable';
import { JournalPanel } from './JournalPanel';
import { MonthlyFigures } from './MonthlyFigures';

const VIEWS = { list: JobTable, figures: MonthlyFigures, journal: JournalPanel };
type View = keyof typeof VIEWS;

const isView = (value: string | null): value is View => value !== null && value in VIEWS;

/** The jobs of this browser, their monthly figures, and the settings of the journal. */
export const JobList = () => {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('view');
  const view = isView(asked) ? asked : 'list';
  const Panel = VIEWS[view];
  return (
    <Box sx={{ p: 2, minWidth: 0 }}>
      <Title title="jobs.title" preferenceKey={false} />
      <Tabs
        value={view}
        onChange={(_event, next: View) => {
          setSearch(next === 'list' ? {} : { view: next });
        }}
        variant="scrollable"
        aria-label={translate('jobs.title')}
        sx={{ mb: 2 }}
      >
        {(Object.keys(VIEWS) as View[]).map((name) => (
          <Tab
            key={name}
            value={name}
            id={`jobs-tab-${name}`}
            aria-controls={view === name ? 'jobs-panel' : undefined}
            label={translate(`jobs.views.${name}`)}
          />
        ))}
      </Tabs>
      <div role="tabpanel" id="jobs-panel" aria-labelledby={`jobs-tab-${view}`}>
        <Panel />
      </div>
    </Box>
  );
};
