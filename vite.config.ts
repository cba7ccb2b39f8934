import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // Relative addresses: the build can be served from any folder of any host.
  base: './',
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '8080'}` } },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
});
