import { Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useRunSettings } from '../runner/runSettings';
import { Section } from '../../ui';
import { SettingInput } from './SettingInput';

const MAXIMA = [1, 2, 4, 6, 8, 12];
const MINUTES = [0, 1, 5, 15, 60];

/** How many requests jobs make at a time, and after how long they read a record again. */
export const RunSettings = () => {
  const translate = useTranslate();
  const [settings, setSettings] = useRunSettings();
  return (
    <Section title="jobs.settings.title">
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <SettingInput
          source="maximum"
          label="jobs.settings.maximum"
          helperText="jobs.settings.maximum_help"
          value={settings.maximum}
          choices={MAXIMA.map((id) => ({ id, name: String(id) }))}
          onChange={(maximum) => {
            setSettings({ ...settings, maximum });
          }}
        />
        <SettingInput
          source="rereadMinutes"
          label="jobs.settings.reread"
          helperText="jobs.settings.reread_help"
          value={settings.rereadMinutes}
          choices={MINUTES.map((id) => ({
            id,
            name: translate('jobs.settings.minutes', { smart_count: id }),
          }))}
          onChange={(rereadMinutes) => {
            setSettings({ ...settings, rereadMinutes });
          }}
        />
      </Stack>
    </Section>
  );
};
