import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const BULK_PAGE = new URL('../page/index.ts', import.meta.url);

/** Builds a script for a page; it sets a global `name` to the exports of `entry`. */
export async function buildScript(entry: URL = BULK_PAGE, name = 'vigieBench'): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name },
    },
  })) as Rolldown.RolldownOutput[];
  const [output] = result.flatMap((each) => each.output);
  if (output?.type !== 'chunk') throw new Error('The script of the bench was not built');
  return output.code;
}
