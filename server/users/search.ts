import { tsvector } from '../search/vector';

/** The searched fields of an account, as the text of a `tsvector`; weights as in udata: 10, 10, 5. */
export const searchVector = (user: { first_name: string; last_name: string; email: string }) =>
  tsvector([
    [user.last_name, 'A'],
    [user.email, 'A'],
    [user.first_name, 'C'],
  ]);
