/** Another live process works on the same data folder. */
export class DataFolderInUse extends Error {
  constructor(readonly dataDir: string) {
    super(`The data folder ${dataDir} is in use by another process.`);
  }
}

/** The database cannot be opened; `message` is one line without any password. */
export class DatabaseUnavailable extends Error {}
