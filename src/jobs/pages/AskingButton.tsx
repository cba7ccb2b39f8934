import { Button, type ButtonProps } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton, FinalDialog } from '../../ui';

interface Props extends Omit<ButtonProps, 'onClick'> {
  /** Whether to ask first, because what it starts cannot be undone. */
  isFinal: boolean;
  /** The label of the button, which the question repeats. */
  label: string;
  /** Message keys of the question. */
  title: string;
  content: string;
  /** How many accounts it concerns. */
  count: number;
  act(): unknown;
}

/** A button that asks, with the number of accounts, before it starts something final. */
export const AskingButton = ({ isFinal, label, title, content, count, act, ...props }: Props) => {
  const translate = useTranslate();
  const [isAsking, setAsking] = useState(false);
  if (!isFinal)
    return (
      <ActButton {...props} act={act}>
        {label}
      </ActButton>
    );
  return (
    <>
      <Button
        {...props}
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </Button>
      {isAsking && (
        <FinalDialog
          title={translate(title)}
          text={translate(content, { smart_count: count })}
          confirm={label}
          act={act}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
};
