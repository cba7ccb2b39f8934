import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressFiles } from './build/compressFiles.ts';

export default defineConfig({
  plugins: [react(), compressFiles()],
  // Links between files are relative, so that the build can be served from any folder of any host.
  base: './',
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '8080'}` } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // Without groups, nearly every module gets a file, and more than a hundred files are loaded
        // before the list shows. The first group has the modules that the sign-in needs, the second
        // those that many pages need. Autocomplete is left out of it, because it is large and the
        // list of accounts does not use it.
        codeSplitting: {
          groups: [
            { name: 'initial', tags: ['$initial'] },
            { name: 'shared', minShareCount: 6, test: /^(?!.*Autocomplete)/ },
          ],
        },
      },
      // typebox does not declare that its modules have no side effects. Declaring it here saves a third
      // of a megabyte.
      treeshake: { moduleSideEffects: [{ test: /node_modules\/typebox\//, sideEffects: false }] },
    },
  },
});
