import { writeSync } from 'node:fs';
import mammoth from 'mammoth';

/*
 * A process of its own, under a memory and a time limit of its parent: a hostile document may kill it, and nothing
 * else. Called with the file and the number of characters wanted; writes its plain text to its standard output.
 */
const [path, limit] = process.argv.slice(2);
if (path === undefined || limit === undefined) throw new Error('usage: text-child <file> <characters>');
const { value } = await mammoth.extractRawText({ path });
// Two line ends stand between paragraphs, four around an empty one.
writeAll(Buffer.from(value.replaceAll('\n\n', '\n').slice(0, Number(limit))));

/** A pipe takes what it has room for; the rest has to be offered again. */
function writeAll(bytes: Buffer): void {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}
