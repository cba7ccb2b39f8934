import { DataTable, ReferenceManyField, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { type ItemOutcome, type Job, OUTCOMES } from '../core/job';
import type { JobItemRecord } from '../journal/jobsDataProvider';
import { AccountText, ListPagination, NoResult, RecordLink, Section, wideOnly } from '../../ui';
import { ItemAttempts } from './ItemAttempts';
import { ItemValues } from './ItemValues';
import { OutcomeFilter } from './OutcomeFilter';
import { OutcomeLabel } from './OutcomeLabel';
import { useItemReason } from './useJobWords';

const toOutcome = (asked: string | null): ItemOutcome | undefined =>
  OUTCOMES.find((outcome) => outcome === asked);

/** The accounts of a job, all or those with one outcome, which is stored in the URL. */
export const JobItems = ({ job }: { job: Job }) => {
  const [search, setSearch] = useSearchParams();
  const outcome = toOutcome(search.get('outcome'));
  return (
    <Section title="jobs.items.title">
      <OutcomeFilter
        job={job}
        value={outcome}
        onChange={(next) => {
          setSearch(next ? { outcome: next } : {}, { replace: true });
        }}
      />
      <ReferenceManyField
        // Another outcome starts at page 1.
        key={outcome}
        record={job}
        reference="job-items"
        target="jobId"
        filter={{ outcome }}
        sort={{ field: 'position', order: 'ASC' }}
        perPage={100}
        pagination={<ListPagination rowsPerPageOptions={[50, 100, 200, 500]} />}
      >
        <ItemTable />
      </ReferenceManyField>
    </Section>
  );
};

const cell = { verticalAlign: 'top', overflowWrap: 'anywhere' } as const;

// Fixed widths: otherwise long values would squeeze the other columns until words break.
const columns = {
  name: { ...cell, width: { xs: '36%', md: '18%' } },
  outcome: { ...cell, width: { xs: '32%', md: '13%' } },
  reason: { ...cell, width: { xs: '32%', md: '22%' } },
  attempts: { ...cell, ...wideOnly, width: '13%' },
  before: { ...cell, ...wideOnly, width: '34%' },
};

const ItemTable = () => {
  const translate = useTranslate();
  const reasonOf = useItemReason();
  return (
    <DataTable<JobItemRecord>
      bulkActionButtons={false}
      rowClick={false}
      aria-label={translate('jobs.items.title')}
      empty={<NoResult text="jobs.items.none" />}
      sx={{ '& .RaDataTable-table': { tableLayout: 'fixed' } }}
    >
      <DataTable.Col
        source="name"
        label="jobs.items.columns.name"
        disableSort
        sx={columns.name}
        render={({ recordId, name }: JobItemRecord) => (
          <RecordLink resource="users" id={recordId}>
            <bdi>{name || recordId}</bdi>
          </RecordLink>
        )}
      />
      <DataTable.Col
        source="outcome"
        label="jobs.items.columns.outcome"
        disableSort
        sx={columns.outcome}
        render={(item: JobItemRecord) => <OutcomeLabel {...item} />}
      />
      <DataTable.Col
        source="reason"
        label="jobs.items.columns.reason"
        disableSort
        sx={columns.reason}
        // The API repeats the value that it refuses.
        render={(item: JobItemRecord) => <AccountText>{reasonOf(item)}</AccountText>}
      />
      {/* These two do not fit on a narrow screen. The report has them. */}
      <DataTable.Col
        source="attempts"
        label="jobs.items.columns.attempts"
        disableSort
        sx={columns.attempts}
        render={({ attempts }: JobItemRecord) => <ItemAttempts attempts={attempts} />}
      />
      <DataTable.Col
        source="before"
        label="jobs.items.columns.before"
        disableSort
        sx={columns.before}
        render={({ before }: JobItemRecord) => <ItemValues values={before} />}
      />
    </DataTable>
  );
};
