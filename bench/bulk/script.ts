import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const ENTRY = fileURLToPath(new URL('../page/index.ts', import.meta.url));

/** The script of the bench's page, which makes a global `vigieBench` of what it exports. */
export async function buildScript(): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['iife'], name: 'vigieBench' },
    },
  })) as Rolldown.RolldownOutput[];
  const [output] = result.flatMap((each) => each.output);
  if (output?.type !== 'chunk') throw new Error('The script of the bench was not built');
  return output.code;
}
