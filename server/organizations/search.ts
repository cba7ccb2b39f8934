import { tsvector } from '../search/vector';

/** What is searched in an organization, as the text of a `tsvector`. */
export const organizationSearchVector = (organization: {
  name: string;
  acronym: string | null;
  description: string | null;
}) =>
  tsvector([
    [organization.name, 'A'],
    [organization.acronym, 'A'],
    [organization.description, 'C'],
  ]);
