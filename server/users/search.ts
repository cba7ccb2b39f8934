import { tsvector } from '../search/vector';

/** The searched fields of an account, as the text of a `tsvector`. udata's weights are 10, 10 and 5. */
export const searchVector = (user: { first_name: string; last_name: string; email: string }) =>
  tsvector([
    [user.last_name, 'A'],
    [user.email, 'A'],
    [user.first_name, 'C'],
  ]);
