import { Button, type ButtonProps } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FinalDialog } from '../../ui';

interface Props extends Omit<ButtonProps, 'onClick'> {
  /** Whether to ask first, because what it starts cannot be undone. */
  isFinal: boolean;
  /** Message keys of the question. */
  title: string;
  content: string;
  /** How many accounts it concerns. */
  count: number;
  act(): void;
}

/** A button that asks, with the number of accounts, before it starts something final. */
export const AskingButton = ({ isFinal, title, content, count, act, ...props }: Props) => {
  const translate = useTranslate();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        {...props}
        onClick={() => {
          if (isFinal) setAsking(true);
          else act();
        }}
      />
      {isAsking && (
        <FinalDialog
          title={translate(title)}
          text={translate(content, { smart_count: count })}
          confirm={translate('ra.action.confirm')}
          onConfirm={() => {
            setAsking(false);
            act();
          }}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
};
