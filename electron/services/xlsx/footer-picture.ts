import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { bytesEntry, writeZip } from '#electron/services/archive/zip-writer.ts';

/*
 * A picture in the page footer of a workbook, as Excel keeps it: `&G` in the footer text, a VML drawing that the sheet
 * names by `legacyDrawingHF`, and the picture beside it (ECMA-376 part 1, 18.3.1.39 and 18.3.1.46; the drawing itself
 * part 4, 19). The library that writes our workbooks knows no such pictures, so they are put into what it wrote.
 */

const SHEET = 'xl/worksheets/sheet1.xml';
const SHEET_RELATIONS = 'xl/worksheets/_rels/sheet1.xml.rels';
const TYPES = '[Content_Types].xml';
const DRAWING = 'xl/drawings/vmlDrawingFooter.vml';
const DRAWING_RELATIONS = 'xl/drawings/_rels/vmlDrawingFooter.vml.rels';
const PICTURE = 'xl/media/footer.png';

const RELATION_ID = 'rIdFooterPicture';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const RELATION_TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A picture at the right of the footer; `points`: its width and height. */
export interface FooterPicture {
  readonly png: Uint8Array;
  readonly points: number;
  /** Said by screen readers and shown on hover. */
  readonly title: string;
}

/**
 * Writes a workbook whose first sheet has `&G` at the right of its footer, with the picture that stands there.
 * Throws where the workbook is not one of ours, or the disk fails.
 */
export async function writeWithFooterPicture(
  workbook: Uint8Array,
  picture: FooterPicture,
  path: string,
): Promise<void> {
  const entries = await readEntries(workbook);
  const change = (name: string, how: (xml: string) => string, missing = ''): void => {
    entries.set(name, Buffer.from(how(entries.get(name)?.toString('utf8') ?? missing)));
  };
  change(SHEET, withDrawing);
  change(SHEET_RELATIONS, withRelation, `${XML}<Relationships xmlns="${RELATIONS}"></Relationships>`);
  change(TYPES, withTypes);
  entries.set(DRAWING, Buffer.from(drawing(picture)));
  entries.set(DRAWING_RELATIONS, Buffer.from(drawingRelations()));
  entries.set(PICTURE, Buffer.from(picture.png));
  const sources = [...entries].map(([name, data]) => bytesEntry(name, data));
  await writeZip(sources, path, { compress: true });
}

async function readEntries(workbook: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(Buffer.from(workbook));
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return entries;
}

/** The sheet's parts have a fixed order: this one comes behind the footer text and the pictures of the cells. */
function withDrawing(xml: string): string {
  const place = /<drawing [^>]*\/>|<\/headerFooter>(?![\s\S]*<drawing )/;
  if (!place.test(xml)) throw new Error(`${SHEET} has no footer`);
  return xml.replace(place, (before) => `${before}<legacyDrawingHF r:id="${RELATION_ID}"/>`);
}

function withRelation(xml: string): string {
  const relation = `<Relationship Id="${RELATION_ID}" Type="${RELATION_TYPES}/vmlDrawing" Target="../drawings/vmlDrawingFooter.vml"/>`;
  return xml.replace('</Relationships>', `${relation}</Relationships>`);
}

function withTypes(xml: string): string {
  const types = [
    ['vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing'],
    ['png', 'image/png'],
  ] as const;
  const missing = types.filter(([extension]) => !xml.includes(`Extension="${extension}"`));
  const lines = missing.map(
    ([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`,
  );
  return xml.replace(/<Types [^>]*>/, (before) => before + lines.join(''));
}

/** "RF": the right of the footer of every page. */
function drawing({ points, title }: FooterPicture): string {
  const size = `width:${points}pt;height:${points}pt`;
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
<v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t" path="m@4@5l@4@11@9@11@9@5xe" filled="f" stroked="f">
<v:stroke joinstyle="miter"/>
<v:formulas><v:f eqn="if lineDrawn pixelLineWidth 0"/><v:f eqn="sum @0 1 0"/><v:f eqn="sum 0 0 @1"/><v:f eqn="prod @2 1 2"/><v:f eqn="prod @3 21600 pixelWidth"/><v:f eqn="prod @3 21600 pixelHeight"/><v:f eqn="sum @0 0 1"/><v:f eqn="prod @6 1 2"/><v:f eqn="prod @7 21600 pixelWidth"/><v:f eqn="sum @8 21600 0"/><v:f eqn="prod @7 21600 pixelHeight"/><v:f eqn="sum @10 21600 0"/></v:formulas>
<v:path o:extrusionok="f" gradientshapeok="t" o:connecttype="rect"/>
<o:lock v:ext="edit" aspectratio="t"/>
</v:shapetype>
<v:shape id="RF" o:spid="_x0000_s1025" type="#_x0000_t75" style="position:absolute;margin-left:0;margin-top:0;${size};z-index:1">
<v:imagedata o:relid="rId1" o:title="${title}"/>
<o:lock v:ext="edit" rotation="t"/>
</v:shape>
</xml>`;
}

function drawingRelations(): string {
  return `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${RELATION_TYPES}/image" Target="../media/footer.png"/></Relationships>`;
}
