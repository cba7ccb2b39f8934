/** The look of a cell of a table for which a narrow screen has no room. */
export const wideOnly = { display: { xs: 'none', md: 'table-cell' } };
