/** Words of actions in French. */
export const actions = {};
