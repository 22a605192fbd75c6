import { buffer } from 'node:stream/consumers';
import { open, type Entry, type ZipFile } from 'yauzl';

/** One file of a zip (a Word document, a workbook) as bytes; fails the test where it is not there. */
export async function readZipEntry(path: string, name: string): Promise<Buffer> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, file) =>
      error ? reject(error) : resolve(file),
    );
  });
  try {
    const entry = await new Promise<Entry>((resolve, reject) => {
      zip.on('entry', (each: Entry) => (each.fileName === name ? resolve(each) : zip.readEntry()));
      zip.once('end', () => reject(new Error(`no ${name} in ${path}`)));
      zip.once('error', reject);
      zip.readEntry();
    });
    return await new Promise<Buffer>((resolve, reject) => {
      zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(buffer(stream))));
    });
  } finally {
    zip.close();
  }
}
