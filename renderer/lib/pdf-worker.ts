// The reading half of pdf.js: a worker of its own, so that a hostile file can neither touch nor stop the page.
import 'pdfjs-dist/build/pdf.worker.min.mjs';
