import { Alert, Button } from '@mui/material';

interface Props {
  text: string;
  label: string;
  isBusy: boolean;
  onAct(): void;
}

/** A notice with something to do about it. */
export const ActionAlert = ({ text, label, isBusy, onAct }: Props) => (
  <Alert severity="info" sx={{ mb: 2 }}>
    {text}
    {/* Below the text, which would have no room beside the button on a narrow screen. */}
    <div>
      <Button
        color="inherit"
        size="small"
        variant="outlined"
        disabled={isBusy}
        onClick={onAct}
        sx={{ mt: 1 }}
      >
        {label}
      </Button>
    </div>
  </Alert>
);
