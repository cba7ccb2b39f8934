import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** A titled part of a page. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => {
  const translate = useTranslate();
  return (
    <Box component="section" sx={{ mb: 3 }}>
      <Typography component="h2" variant="h6" sx={{ mb: 1 }}>
        {translate(title, { _: title })}
      </Typography>
      {children}
    </Box>
  );
};

/** A list of named values. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      display: 'grid',
      gridTemplateColumns: 'minmax(110px, max-content) 1fr',
      columnGap: 2,
      rowGap: 0.75,
    }}
  >
    {children}
  </Box>
);

interface FactProps {
  /** Message key of the name. */
  label: string;
  children: ReactNode;
}

/** One named value in `Facts`. */
export const Fact = ({ label, children }: FactProps) => {
  const translate = useTranslate();
  return (
    <>
      <Typography component="dt" variant="body2" color="text.secondary">
        {translate(label)}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </>
  );
};
