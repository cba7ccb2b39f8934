/** Words of actions in English. */
export const actions = {};
