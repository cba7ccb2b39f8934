/** Words of jobs in French. */
export const jobs = {};
