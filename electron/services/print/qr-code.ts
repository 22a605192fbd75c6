import { toBuffer, toString } from 'qrcode';

/** Middle error correction: a stain or a fold does no harm; the quiet zone is the four modules the standard asks for. */
const LOOK = { errorCorrectionLevel: 'M', margin: 4 } as const;

/** A QR code of a text as a PNG picture, black on white. */
export async function qrPng(text: string): Promise<Buffer> {
  return toBuffer(text, { ...LOOK, type: 'png', scale: 8 });
}

/** A QR code of a text as SVG, to stand in a page. */
export async function qrSvg(text: string): Promise<string> {
  return toString(text, { ...LOOK, type: 'svg' });
}
