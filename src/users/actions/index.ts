import type { Action } from '../../jobs';
import { deactivate } from './deactivate';
import { deleteForGood } from './deleteForGood';
import { demandPassword } from './demandPassword';
import { reactivate } from './reactivate';
import { grantRole, withdrawRole } from './roles';

export { createUsersTransport } from '../transport';
export { userValues } from '../userValues';

/** The actions on many accounts, by name. A new action is a new file, listed here. */
export const userActions: Readonly<Record<string, Action>> = Object.fromEntries(
  [deactivate, reactivate, grantRole, withdrawRole, demandPassword, deleteForGood].map((action) => [
    action.name,
    action,
  ]),
);
