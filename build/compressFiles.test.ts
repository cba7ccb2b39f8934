import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterEach, expect, it } from 'vitest';
import { temporaryFolder } from '../server/testing/temporary';
import { compressFiles } from './compressFiles';

const root = temporaryFolder('vigie-build-');
afterEach(() => {
  rmSync(root, { recursive: true });
});

it('compresses scripts, but neither config.json nor short files', async () => {
  const long = JSON.stringify('so many words '.repeat(100));
  await mkdir(join(root, 'public'));
  writeFileSync(join(root, 'public', 'config.json'), `{"instanceName": ${long}}`);
  writeFileSync(join(root, 'main.js'), `document.title = ${long};`);
  writeFileSync(join(root, 'index.html'), '<script type="module" src="main.js"></script>');
  const output = { entryFileNames: 'main.js' };
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [compressFiles()],
    build: { rolldownOptions: { output } },
  });

  const built = (name: string) => readFileSync(join(root, 'dist', name));
  expect(built('main.js').toString()).toContain('so many words');
  expect(brotliDecompressSync(built('main.js.br'))).toEqual(built('main.js'));
  expect(gunzipSync(built('main.js.gz'))).toEqual(built('main.js'));
  expect(existsSync(join(root, 'dist', 'config.json.br'))).toBe(false);
  // Shorter than MIN_BYTES.
  expect(existsSync(join(root, 'dist', 'index.html.br'))).toBe(false);
});
