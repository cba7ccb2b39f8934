import { type RaRecord, useNotify, useRedirect } from 'react-admin';

/**
 * What follows when an account was saved: a message, and its page. Nothing follows when the key was
 * refused: react-admin then gives an empty record, and is about to show the sign-in page.
 */
export const useSaved = (notification: 'created' | 'updated') => {
  const notify = useNotify();
  const redirect = useRedirect();
  return {
    onSuccess: (user: Partial<RaRecord>) => {
      if (user.id === undefined) return;
      notify(`resources.users.notifications.${notification}`, { type: 'info' });
      redirect('show', 'users', user.id, user);
    },
  };
};
