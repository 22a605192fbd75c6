import { deflateRawSync, deflateSync, crc32 } from 'node:zlib';
import { rawZip, type RawEntry } from '#tests/support/hostile-zip.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

function wordParts(body: Partial<RawEntry>): RawEntry[] {
  return [
    { name: '[Content_Types].xml', data: TYPES, method: 8 },
    { name: '_rels/.rels', data: RELATIONS, method: 8 },
    { name: 'word/document.xml', method: 8, ...body },
  ];
}

function wordXml(paragraphs: string): string {
  return `<?xml version="1.0"?><w:document xmlns:w="${WORD}"><w:body>${paragraphs}</w:body></w:document>`;
}

/** A Word document of these paragraphs. */
export function docxFile(paragraphs: readonly string[]): Buffer {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`);
  return rawZip(wordParts({ data: wordXml(body.join('')) }));
}

/** A Word document whose text would be 64 MB of nothing. */
export function docxBomb(): Buffer {
  const zeros = Buffer.alloc(64 << 20);
  const stored = deflateRawSync(zeros, { level: 9 });
  return rawZip(wordParts({ stored, size: zeros.length, crc: crc32(zeros) }));
}

/** A Word document of very many elements: within the guard's limits, and far too much to parse in its time and memory. */
export function docxHugeXml(): Buffer {
  let seed = 7;
  const parts: string[] = [];
  for (let index = 0; index < 500_000; index += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    parts.push(`<w:p><w:r><w:t>${seed.toString(36)}</w:t></w:r></w:p>`);
  }
  return rawZip(wordParts({ data: wordXml(parts.join('')) }));
}

/** A Word document whose XML ends in the middle. */
export function docxCutXml(): Buffer {
  return rawZip(wordParts({ data: wordXml('<w:p><w:r><w:t>cụt').slice(0, -30) }));
}

/** A document with a password, as Word writes it: an old compound file. */
export function lockedOfficeFile(): Buffer {
  return Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(2048, 3),
  ]);
}

/** A PDF of one page with this (ASCII) text; `encrypted` names an encryption, as a locked file does. */
export function pdfFile(text: string, encrypted = false): Buffer {
  const lock = `<< /Filter /Standard /V 1 /R 2 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> /P -4 >>`;
  const key = ` /Encrypt 6 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`;
  return pdfOf(
    [
      ...pdfPage('/Font << /F1 5 0 R >>', `BT /F1 24 Tf 60 700 Td (${text}) Tj ET`),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...(encrypted ? [lock] : []),
    ],
    encrypted ? key : '',
  );
}

/** A PDF of one page that is a black fax picture (CCITT group 4), as office scanners make them. */
export function faxPdfFile(): Buffer {
  // Sixteen rows like the row before (one bit each), then the end of the block; white counts as black.
  const data = Buffer.from([0xff, 0xff, 0x00, 0x10, 0x01]);
  const image = `<< /Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 1 /ColorSpace /DeviceGray /Decode [1 0] /Filter [/ASCIIHexDecode /CCITTFaxDecode] /DecodeParms [null << /K -1 /Columns 16 /Rows 16 >>] /Length ${data.length * 2 + 1} >>\nstream\n${data.toString('hex')}>\nendstream`;
  return pdfOf([...pdfPage('/XObject << /I1 5 0 R >>', 'q 400 0 0 400 90 300 cm /I1 Do Q'), image], '');
}

function pdfPage(resources: string, content: string): string[] {
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
}

function pdfOf(objects: readonly string[], trailerKeys: string): Buffer {
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R${trailerKeys} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, 'latin1');
}

/** A PNG of one colour. */
export function pngFile(width = 40, height = 20): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const named = Buffer.concat([Buffer.from(type), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([head, named, sum]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 120)]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
