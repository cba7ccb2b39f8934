import { Snackbar, Stack, type SxProps, type Theme } from '@mui/material';
import { type NotificationPayload, useNotificationContext, useTranslate } from 'react-admin';
import { footerHeight } from './ConsoleFooter';

/** How many messages are shown at a time. The others wait. */
const MAX_SHOWN = 3;
const DURATION_MS = 4_000;

const COLOURS: Partial<Record<NotificationPayload['type'], SxProps<Theme>>> = {
  success: { bgcolor: 'success.dark', color: 'common.white' },
  warning: { bgcolor: 'warning.light', color: 'common.black' },
  error: { bgcolor: 'error.dark', color: 'common.white' },
};

/**
 * The messages of `useNotify`, one above the other. Not react-admin's, which shows every message for
 * as long, one after the other, even forty times the same: here, a message replaces itself.
 */
export const Notifications = () => {
  const { notifications, setNotifications } = useNotificationContext();
  const translate = useTranslate();
  const textOf = ({ message, notificationOptions }: NotificationPayload) =>
    typeof message === 'string' ? translate(message, notificationOptions?.messageArgs) : message;

  const toasts = new Map<NotificationPayload['message'], NotificationPayload[]>();
  for (const notification of notifications) {
    const text = textOf(notification);
    toasts.set(text, [...(toasts.get(text) ?? []), notification]);
  }
  return (
    <Stack
      spacing={1}
      useFlexGap
      sx={{
        position: 'fixed',
        bottom: `calc(24px + ${footerHeight})`,
        left: 0,
        right: 0,
        px: 1,
        alignItems: 'center',
        pointerEvents: 'none',
        zIndex: 'snackbar',
      }}
    >
      {[...toasts].slice(0, MAX_SHOWN).map(([text, same]) => {
        const { type, notificationOptions } = same.at(-1) ?? {};
        return (
          <Snackbar
            // The number is part of the key, so that a repeated message is shown, and announced, anew.
            key={`${String(text)} ${same.length.toString()}`}
            open
            message={text}
            autoHideDuration={notificationOptions?.autoHideDuration ?? DURATION_MS}
            onClose={(_event, reason) => {
              // A click elsewhere does not mean that the message was read.
              if (reason === 'clickaway') return;
              setNotifications((all) => all.filter((each) => !same.includes(each)));
            }}
            slotProps={{ content: { sx: type && COLOURS[type] } }}
            sx={{ '&&': { position: 'static', transform: 'none', m: 0, pointerEvents: 'auto' } }}
          />
        );
      })}
    </Stack>
  );
};
