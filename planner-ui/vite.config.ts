import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const API = process.env['TOURNEE_API'] ?? 'http://127.0.0.1:4400'

export default defineConfig({
  base: '/',
  plugins: [react()],
  publicDir: '../ui-kit/public',
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  server: { port: 5401, proxy: { '/v1': { target: API } } },
})
