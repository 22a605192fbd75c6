import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive written byte by byte, so that it can lie. Whatever is left out is honest. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly data?: Buffer | string;
  /** Bytes as stored; by default `data` as it is, or deflated for method 8. */
  readonly stored?: Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly localFlags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly localSize?: number;
  readonly compressedSize?: number;
  readonly localName?: string | Buffer;
  readonly attributes?: number;
  readonly extra?: Buffer;
  /** Points the directory at another place. */
  readonly offset?: number;
  /** Leaves the local header and data out: the directory alone speaks of the entry. */
  readonly directoryOnly?: boolean;
  /** Bytes put behind the data. */
  readonly gap?: Buffer;
}

export interface RawArchive {
  readonly prefix?: Buffer;
  readonly suffix?: Buffer;
  readonly comment?: Buffer;
  readonly entryCount?: number;
  readonly directorySize?: number;
}

const UTF8 = 0x800;
export const REGULAR_FILE = (0o100644 << 16) >>> 0;
export const SYMLINK = (0o120777 << 16) >>> 0;
export const DIRECTORY = ((0o040755 << 16) | 0x10) >>> 0;

/** An archive of exactly these bytes. */
export function rawZip(entries: readonly RawEntry[], archive: RawArchive = {}): Buffer {
  const parts: Buffer[] = [archive.prefix ?? Buffer.alloc(0)];
  const records: Buffer[] = [];
  let position = archive.prefix?.length ?? 0;
  for (const entry of entries) {
    const made = rawEntry(entry, position);
    records.push(made.record);
    if (entry.directoryOnly) continue;
    parts.push(made.local);
    position += made.local.length;
  }
  const directory = Buffer.concat(records);
  const comment = archive.comment ?? Buffer.alloc(0);
  const count = archive.entryCount ?? entries.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(archive.directorySize ?? directory.length, 12);
  end.writeUInt32LE(position, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, directory, end, comment, archive.suffix ?? Buffer.alloc(0)]);
}

function rawEntry(entry: RawEntry, position: number): { local: Buffer; record: Buffer } {
  const data = Buffer.from(entry.data ?? 'nội dung');
  const method = entry.method ?? 0;
  const stored = entry.stored ?? (method === 8 ? deflateRawSync(data) : data);
  const name = Buffer.from(entry.name);
  const localName = Buffer.from(entry.localName ?? name);
  const flags = entry.flags ?? UTF8;
  const crc = entry.crc ?? crc32(data);
  const size = entry.size ?? data.length;
  const compressedSize = entry.compressedSize ?? stored.length;
  const extra = entry.extra ?? Buffer.alloc(0);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(entry.localFlags ?? flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(33, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(compressedSize, 18);
  header.writeUInt32LE(entry.localSize ?? size, 22);
  header.writeUInt16LE(localName.length, 26);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE((3 << 8) | 63, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt16LE(33, 14);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(compressedSize, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(entry.attributes ?? REGULAR_FILE, 38);
  record.writeUInt32LE(entry.offset ?? position, 42);
  return {
    local: Buffer.concat([header, localName, stored, entry.gap ?? Buffer.alloc(0)]),
    record: Buffer.concat([record, name, extra]),
  };
}

export interface HostileZip {
  readonly title: string;
  readonly bytes: Buffer;
  readonly code: string;
}

const named = (title: string, ...names: (string | Buffer)[]): HostileZip => ({
  title,
  bytes: rawZip(names.map((name) => ({ name }))),
  code: names.length > 1 ? 'ZIP_DUPLICATE_NAME' : 'ZIP_BAD_NAME',
});

function zeros(megabytes: number): Buffer {
  return deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });
}

/** Many entries that all point at the same bytes. */
function overlapping(): Buffer {
  const kernel: RawEntry = { name: 'a', data: 'x'.repeat(1000) };
  const others = Array.from({ length: 500 }, (_, index): RawEntry => {
    return { ...kernel, name: `a${index}`, localName: 'a', offset: 0, directoryOnly: true };
  });
  return rawZip([kernel, ...others]);
}

/** Two entries where the second begins inside the first. */
function nested(): Buffer {
  const inner = rawZip([{ name: 'b', data: 'trong' }]).subarray(0, 30 + 1 + 5);
  const outer: RawEntry = { name: 'a', data: Buffer.concat([inner, Buffer.alloc(500)]) };
  return rawZip([outer, { name: 'b', data: 'trong', offset: 31, directoryOnly: true }]);
}

function unicodePath(): Buffer {
  const field = Buffer.concat([Buffer.from([1]), Buffer.alloc(4), Buffer.from('evil')]);
  field.writeUInt32LE(crc32('a.txt'), 1);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(field.length, 2);
  return rawZip([{ name: 'a.txt', extra: Buffer.concat([head, field]) }]);
}

/** Archives that must be refused, each with the code that says why. */
export function hostileZips(): HostileZip[] {
  const good = rawZip([{ name: 'a.txt', data: 'x'.repeat(200) }, { name: 'b.txt' }]);
  const bomb = zeros(64);
  const flat = {
    name: 'bomb',
    method: 8,
    stored: bomb,
    size: 64 * 1024 * 1024,
    crc: crc32(Buffer.alloc(64 << 20)),
  };
  return [
    named('goes up', '../../evil.txt'),
    named('goes up in the middle', 'a/../../evil.txt'),
    named('goes up with backslashes', '..\\..\\evil.txt'),
    named('absolute', '/etc/evil'),
    named('drive letter', 'C:/evil'),
    named('drive letter without slash', 'C:evil'),
    named('network path', '//server/share/evil'),
    named('backslash', 'a\\b'),
    named('NUL', 'a\0.txt'),
    named('line break', 'a\nb'),
    named('text direction override', 'a\u202Egpj.exe'),
    named('device', 'CON'),
    named('device with extension', 'data/nul.txt'),
    named('device com1', 'com1.json'),
    named('trailing dot', 'a.'),
    named('trailing space', 'a '),
    named('this folder', './a'),
    named('empty part', 'a//b'),
    named('empty name', ''),
    named('folder entry by name', 'a/'),
    named('alternate stream', 'a.txt:hidden'),
    named('wildcard', 'a*.txt'),
    named('too long', 'a'.repeat(201)),
    named('too deep', 'a/'.repeat(8) + 'b'),
    named('not UTF-8', Buffer.from([0x61, 0xff, 0xfe])),
    { title: 'marks without the UTF-8 flag', bytes: rawZip([{ name: 'đ', flags: 0 }]), code: 'ZIP_BAD_NAME' },
    named('same name twice', 'a', 'a'),
    named('same name in another case', 'a.txt', 'A.TXT'),
    named('same name in another normal form', 'ế', 'ế'.normalize('NFD')),
    named('same name in case and form', 'Đường', 'đường'.normalize('NFD')),
    { title: 'symbolic link', bytes: rawZip([{ name: 'a', attributes: SYMLINK }]), code: 'ZIP_SYMLINK' },
    { title: 'folder by type', bytes: rawZip([{ name: 'a', attributes: DIRECTORY }]), code: 'ZIP_SYMLINK' },
    { title: 'encrypted', bytes: rawZip([{ name: 'a', flags: UTF8 | 1 }]), code: 'ZIP_ENCRYPTED' },
    {
      title: 'encrypted in the local header',
      bytes: rawZip([{ name: 'a', localFlags: UTF8 | 1 }]),
      code: 'ZIP_ENCRYPTED',
    },
    { title: 'strong encryption', bytes: rawZip([{ name: 'a', flags: UTF8 | 0x41 }]), code: 'ZIP_ENCRYPTED' },
    { title: 'LZMA', bytes: rawZip([{ name: 'a', method: 14 }]), code: 'ZIP_UNSUPPORTED_METHOD' },
    { title: 'wrong CRC', bytes: rawZip([{ name: 'a', crc: 1 }]), code: 'ZIP_WRONG_CRC' },
    {
      title: 'local name differs',
      bytes: rawZip([{ name: 'good.txt', localName: 'evil.txt' }]),
      code: 'ZIP_NAME_MISMATCH',
    },
    { title: 'second name in an extra field', bytes: unicodePath(), code: 'ZIP_NAME_MISMATCH' },
    { title: 'cut in the directory', bytes: good.subarray(0, -30), code: 'ZIP_TRUNCATED' },
    { title: 'cut in the data', bytes: good.subarray(0, 100), code: 'ZIP_TRUNCATED' },
    { title: 'empty file', bytes: Buffer.alloc(0), code: 'NOT_A_ZIP' },
    { title: 'another kind of file', bytes: Buffer.from('%PDF-1.7 '.repeat(20)), code: 'NOT_A_ZIP' },
    { title: 'trailing data', bytes: Buffer.concat([good, Buffer.from('rác')]), code: 'ZIP_TRAILING_DATA' },
    {
      title: 'data in the comment',
      bytes: rawZip([{ name: 'a' }], { comment: Buffer.from('x') }),
      code: 'ZIP_TRAILING_DATA',
    },
    { title: 'two archives in one file', bytes: Buffer.concat([good, good]), code: 'ZIP_DAMAGED' },
    {
      title: 'data before the first entry',
      bytes: rawZip([{ name: 'a' }], { prefix: Buffer.from('#!/bin/sh\n') }),
      code: 'ZIP_TRAILING_DATA',
    },
    {
      title: 'data between entries',
      bytes: rawZip([{ name: 'a', gap: Buffer.from('giấu') }, { name: 'b' }]),
      code: 'ZIP_TRAILING_DATA',
    },
    {
      title: 'data before the directory',
      bytes: rawZip([{ name: 'a', gap: Buffer.from('giấu') }]),
      code: 'ZIP_TRAILING_DATA',
    },
    {
      title: 'entry hidden from the count',
      bytes: rawZip([{ name: 'a' }, { name: 'b' }], { entryCount: 1 }),
      code: 'ZIP_DAMAGED',
    },
    { title: 'more entries counted', bytes: rawZip([{ name: 'a' }], { entryCount: 2 }), code: 'ZIP_DAMAGED' },
    {
      title: 'size too small',
      bytes: rawZip([{ name: 'a', method: 8, data: 'x'.repeat(5000), size: 100 }]),
      code: 'ZIP_WRONG_SIZE',
    },
    {
      title: 'size too large',
      bytes: rawZip([{ name: 'a', method: 8, data: 'x'.repeat(5000), size: 6000 }]),
      code: 'ZIP_WRONG_SIZE',
    },
    { title: 'stored with two sizes', bytes: rawZip([{ name: 'a', size: 100 }]), code: 'ZIP_WRONG_SIZE' },
    { title: 'local size differs', bytes: rawZip([{ name: 'a', localSize: 3 }]), code: 'ZIP_WRONG_SIZE' },
    {
      title: 'compressed size beyond the file',
      bytes: rawZip([{ name: 'a', method: 8, compressedSize: 1 << 20 }]),
      code: 'ZIP_OVERLAP',
    },
    { title: 'declared bomb', bytes: rawZip([flat]), code: 'ZIP_BOMB' },
    {
      title: 'bomb beside an honest entry that evens out the whole',
      bytes: rawZip([
        { name: 'honest', data: Buffer.alloc(1 << 20, 1) },
        { ...flat, stored: zeros(2), size: 2 << 20, crc: crc32(Buffer.alloc(2 << 20)) },
      ]),
      code: 'ZIP_BOMB',
    },
    { title: 'bomb that lies', bytes: rawZip([{ ...flat, size: 100 }]), code: 'ZIP_WRONG_SIZE' },
    {
      title: 'damaged deflate data',
      bytes: rawZip([{ name: 'a', method: 8, stored: Buffer.from([7, 7, 7]) }]),
      code: 'ZIP_DAMAGED',
    },
    { title: '501 entries of the same bytes', bytes: overlapping(), code: 'ZIP_OVERLAP' },
    { title: 'an entry inside another', bytes: nested(), code: 'ZIP_OVERLAP' },
  ];
}
