// Loaded with `node --import` before a program: prints the URL of each module that it loads to the
// file at MODULES_FILE.
import { appendFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

const { MODULES_FILE } = process.env;

/** Module hooks run in a thread of their own, from this source. */
const HOOKS = `
  import { appendFileSync } from 'node:fs';
  export async function load(url, context, nextLoad) {
    appendFileSync(${JSON.stringify(MODULES_FILE)}, url + '\\n');
    return nextLoad(url, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);

// The hooks see no module that is loaded with `require`.
const { cache } = createRequire(import.meta.url);
process.on('exit', () => {
  const required = Object.keys(cache).map((file) => pathToFileURL(file).href);
  appendFileSync(MODULES_FILE, required.map((url) => `${url}\n`).join(''));
});
