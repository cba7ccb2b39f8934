/** The name of a user as shown: the first name, then the last name. */
export const fullName = (user: { first_name: string; last_name: string }) =>
  `${user.first_name} ${user.last_name}`;
