import { writeFile } from 'node:fs/promises';
import { BrowserWindow } from 'electron';

/**
 * Prints a page of ours to PDF in a window nobody sees. It runs no scripts and has a session of its own: that of the
 * application opens no files.
 */
export async function printPage(htmlPath: string, pdfPath: string): Promise<void> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition: 'print',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
    },
  });
  try {
    await window.loadFile(htmlPath);
    const pdf = await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
    await writeFile(pdfPath, pdf);
  } finally {
    window.destroy();
  }
}
