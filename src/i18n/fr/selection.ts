/** Words of selection in French. */
export const selection = {};
