/** Words of jobs in English. */
export const jobs = {};
