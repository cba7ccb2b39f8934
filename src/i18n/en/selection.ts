/** Words of selection in English. */
export const selection = {};
