import { tsvector } from '../search/vector';

/** The columns by which an organization is found, whatever the case of what is asked. */
export const searchColumns = (organization: {
  name: string;
  acronym: string | null;
  description: string | null;
}) => ({
  folded_name: organization.name.toLowerCase(),
  folded_acronym: organization.acronym?.toLowerCase() ?? null,
  search: tsvector([
    [organization.name, 'A'],
    [organization.acronym, 'A'],
    [organization.description, 'C'],
  ]),
});
