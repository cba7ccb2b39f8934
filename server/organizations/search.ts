import { tsvector } from '../search/vector';

/** The columns by which organizations are searched and filtered, ignoring case. */
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
