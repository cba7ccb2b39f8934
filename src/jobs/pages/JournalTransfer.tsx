import { Alert, Button, Stack, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  exportJournal,
  importJournal,
  type ImportResult,
  JournalFileError,
} from '../journal/journalFile';
import { useJobs } from '../JobsContext';
import { ActButton, downloadFile, fileDate, Section, useAttempt } from '../../ui';
import { useInstance } from '../../instance';

type Import = { result: ImportResult } | { failure: JournalFileError['failure'] };

/** Exports the whole journal to a file, and imports one. */
export const JournalTransfer = ({ isEmpty }: { isEmpty: boolean }) => {
  const translate = useTranslate();
  const { store } = useJobs();
  const { instance } = useInstance();
  const fileInput = useRef<HTMLInputElement>(null);
  const attempt = useAttempt();
  const [imported, setImported] = useState<Import | null>(null);

  const exportAll = async () => {
    const name = `vigie-${translate('jobs.journal.export_file')}-${fileDate(Date.now())}`;
    downloadFile(name, 'json', await exportJournal(store, instance));
  };
  const importFile = (file: File) =>
    attempt.run(async () => {
      setImported(null);
      try {
        setImported({ result: await importJournal(store, instance, file) });
      } catch (error) {
        if (!(error instanceof JournalFileError)) throw error;
        setImported({ failure: error.failure });
      }
    });

  return (
    <Section title="jobs.journal.export_title">
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', mb: 1 }}>
        <ActButton variant="outlined" disabled={isEmpty} attempt={attempt} act={exportAll}>
          {translate('jobs.journal.export')}
        </ActButton>
        <Button
          variant="outlined"
          disabled={attempt.isRunning}
          onClick={() => fileInput.current?.click()}
        >
          {translate('jobs.journal.import')}
        </Button>
        <input
          ref={fileInput}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={translate('jobs.journal.import')}
          onChange={({ target }) => {
            const file = target.files?.[0];
            // Reset it, so that choosing the same file again is a change.
            target.value = '';
            if (file) void importFile(file);
          }}
        />
      </Stack>
      <Typography variant="body2" color="text.secondary">
        {translate('jobs.journal.import_help')}
      </Typography>
      {imported && <ImportOutcome imported={imported} />}
    </Section>
  );
};

const ImportOutcome = ({ imported }: { imported: Import }) => {
  const translate = useTranslate();
  return 'result' in imported ? (
    <Alert severity="success" role="status" sx={{ mt: 1 }}>
      {translate('jobs.journal.imported', { ...imported.result })}
    </Alert>
  ) : (
    <Alert severity="error" role="alert" sx={{ mt: 1 }}>
      {translate(`jobs.journal.failures.${imported.failure.kind}`, { ...imported.failure })}
    </Alert>
  );
};
