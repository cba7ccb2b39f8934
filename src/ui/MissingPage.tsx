import { Alert, Box, Button } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';

interface Props {
  /** Message keys. */
  title?: string;
  text: string;
  label: string;
  /** Path of the page that the label names. */
  to: string;
}

/** Says that there is nothing at this address, with a way on. */
export const MissingPage = ({ title, text, label, to }: Props) => {
  const translate = useTranslate();
  return (
    <Box sx={{ p: 2 }}>
      {title && <Title title={title} preferenceKey={false} />}
      <Alert
        severity="info"
        role="status"
        action={
          <Button component={Link} to={to} color="inherit" size="small">
            {translate(label)}
          </Button>
        }
      >
        {translate(text)}
      </Alert>
    </Box>
  );
};
