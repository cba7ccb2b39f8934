/** What the client adds to an object with a list, such as an account with its organizations. */
export interface PartlyRead {
  /** How many rows of the list were left out, since they break the contract. Absent when none. */
  unreadable?: number;
}
