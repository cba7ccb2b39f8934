import { defineConfig } from 'vite';

/**
 * Compiles the server to JavaScript for `npm start` and the container. Packages are not included: they
 * are loaded from `node_modules`.
 */
export default defineConfig({
  // The files of `public` belong to the console.
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist-server',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        import: 'server/import/main.ts',
        export: 'server/backup/main.ts',
        embeddedWorker: 'server/db/embeddedWorker.mjs',
      },
      // All in one folder, because the embedded database looks for its worker beside its own file, and
      // the server for `../dist`.
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
