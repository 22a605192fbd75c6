import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { resourcePath } from '#electron/services/files/resources.ts';

const FACES = [
  { weight: 400, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 700, style: 'normal' },
] as const;

/** The letters each file holds, as the makers of the font cut them. */
const SUBSETS = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
} as const;

/**
 * Tinos, as wide as Times New Roman letter by letter, written into the style of a page: a PDF then looks the same on
 * every computer, whatever fonts it has.
 */
export async function tinosFaces(): Promise<string> {
  const folder = resourcePath('fonts');
  const faces = FACES.flatMap(({ weight, style }) =>
    Object.entries(SUBSETS).map(async ([subset, range]) => {
      const file = await readFile(path.join(folder, `tinos-${subset}-${weight}-${style}.woff2`));
      const source = `url(data:font/woff2;base64,${file.toString('base64')}) format('woff2')`;
      return `@font-face{font-family:Tinos;font-weight:${weight};font-style:${style};src:${source};unicode-range:${range}}`;
    }),
  );
  return (await Promise.all(faces)).join('\n');
}
