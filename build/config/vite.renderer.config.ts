import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../../renderer', import.meta.url));

/** What pdf.js loads by name when a scan needs it: decoders of fax, JBIG2 and JPEG 2000 that need no WebAssembly. */
const PDF_DECODERS = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'];

const pdfDecoders: Plugin = {
  name: 'pdf-decoders',
  generateBundle() {
    for (const name of PDF_DECODERS) {
      const source = readFileSync(new URL(`../../node_modules/pdfjs-dist/wasm/${name}`, import.meta.url));
      this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source });
    }
  },
};

/** The pages. Nothing is inlined: the content security policy allows no inline script and no data: font. */
export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  plugins: [react(), pdfDecoders],
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('../../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
