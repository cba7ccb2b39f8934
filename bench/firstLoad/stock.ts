import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';

const STOCK_APP = fileURLToPath(new URL('stock', import.meta.url));

/**
 * Builds a react-admin application with one list in the same way as the console.
 *
 * @returns kilobytes of its scripts and styles, each gzipped
 */
export async function stockKb(): Promise<number> {
  const { output } = (await build({
    root: STOCK_APP,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, target: 'es2022' },
  })) as Rolldown.RolldownOutput;
  const contents = output.map((file) => (file.type === 'chunk' ? file.code : file.source));
  return contents.reduce((bytes, content) => bytes + gzipSync(content).length, 0) / 1000;
}
