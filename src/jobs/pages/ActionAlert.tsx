import { Alert } from '@mui/material';
import { ActButton } from '../../ui';

interface Props {
  text: string;
  label: string;
  act(): unknown;
}

/** A notice with something to do about it. */
export const ActionAlert = ({ text, label, act }: Props) => (
  <Alert severity="info" sx={{ mb: 2 }}>
    {text}
    {/* Below the text, which would have no room beside the button on a narrow screen. */}
    <div>
      <ActButton color="inherit" size="small" variant="outlined" act={act} sx={{ mt: 1 }}>
        {label}
      </ActButton>
    </div>
  </Alert>
);
