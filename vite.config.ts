import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressFiles } from './build/compressFiles.ts';

export default defineConfig({
  plugins: [react(), compressFiles()],
  // Relative addresses: the build can be served from any folder of any host.
  base: './',
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '8080'}` } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // A file a module, nearly, without groups: over a hundred until the list shows. The first
        // group is what the sign-in needs; the second, what many pages do. Autocomplete is large,
        // and the list of accounts has none.
        codeSplitting: {
          groups: [
            { name: 'initial', tags: ['$initial'] },
            { name: 'shared', minShareCount: 6, test: /^(?!.*Autocomplete)/ },
          ],
        },
      },
      // typebox does not declare that its modules have no side effects: a third of a megabyte.
      treeshake: { moduleSideEffects: [{ test: /node_modules\/typebox\//, sideEffects: false }] },
    },
  },
});
