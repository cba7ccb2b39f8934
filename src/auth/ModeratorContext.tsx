import { createContext, type ReactNode, useContext } from 'react';

const ModeratorContext = createContext<string | null>(null);

/** Gives the pages of a session the id of the moderator's account. */
export const ModeratorProvider = ({
  moderator,
  children,
}: {
  moderator: string;
  children: ReactNode;
}) => <ModeratorContext value={moderator}>{children}</ModeratorContext>;

/**
 * The id of the account of the signed-in moderator, to whom what this browser keeps belongs. Throws
 * outside of a session.
 */
export const useModerator = (): string => {
  const moderator = useContext(ModeratorContext);
  if (moderator === null) throw new Error('useModerator needs a ModeratorProvider');
  return moderator;
};
