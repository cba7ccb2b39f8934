/** Styles of a table cell that is hidden on narrow screens. */
export const wideOnly = { display: { xs: 'none', md: 'table-cell' } };
