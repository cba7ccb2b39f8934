/** Styles of a table cell that narrow screens hide. */
export const wideOnly = { display: { xs: 'none', md: 'table-cell' } };
