/** Whether this browser has an IndexedDB database, so that what reads it need not be loaded. */
export const databaseExists = async (name: string): Promise<boolean> => {
  try {
    return (await indexedDB.databases()).some((database) => database.name === name);
  } catch {
    // Not all browsers can list their databases. In those, open it to find out.
    return true;
  }
};
