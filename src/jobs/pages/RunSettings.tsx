import { MenuItem, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useRunSettings } from '../runner/runSettings';
import { Section } from '../../ui';

const MAXIMA = [1, 2, 4, 6, 8, 12];
const MINUTES = [0, 1, 5, 15, 60];

/** How many requests jobs make at a time, and after how long they read a record again. */
export const RunSettings = () => {
  const translate = useTranslate();
  const [settings, setSettings] = useRunSettings();
  return (
    <Section title="jobs.settings.title">
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField
          select
          size="small"
          label={translate('jobs.settings.maximum')}
          helperText={translate('jobs.settings.maximum_help')}
          value={settings.maximum}
          onChange={({ target: { value } }) => {
            setSettings({ ...settings, maximum: Number(value) });
          }}
        >
          {MAXIMA.map((maximum) => (
            <MenuItem key={maximum} value={maximum}>
              {maximum}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          size="small"
          label={translate('jobs.settings.reread')}
          helperText={translate('jobs.settings.reread_help')}
          value={settings.rereadMinutes}
          onChange={({ target: { value } }) => {
            setSettings({ ...settings, rereadMinutes: Number(value) });
          }}
        >
          {MINUTES.map((minutes) => (
            <MenuItem key={minutes} value={minutes}>
              {translate('jobs.settings.minutes', { smart_count: minutes })}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
    </Section>
  );
};
