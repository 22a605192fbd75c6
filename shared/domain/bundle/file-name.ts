import type { BundleHeader } from '#shared/schemas/bundle.ts';

/** The extension of a bundle file. */
export const BUNDLE_EXTENSION = '.cchc';

/** Windows keeps these for devices, with any extension. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/**
 * The file name of a bundle: `<unit code>_<kind>_<year>_r<revision>_<short id>.cchc`, ASCII, under 100 characters.
 * Parts that do not apply are 0. The unit is the one the content is about. The short id is the end of the bundle
 * id: the beginning of a UUIDv7 is the time, alike for all bundles of one export.
 */
export function bundleFileName(
  header: Pick<BundleHeader, 'kind' | 'bundleId' | 'round' | 'revision' | 'subject'>,
): string {
  const unit = asciiPart(header.subject.code);
  const year = header.round?.year ?? 0;
  const shortId = header.bundleId.replaceAll('-', '').slice(-8);
  return `${unit}_${header.kind}_${year}_r${header.revision ?? 0}_${shortId}${BUNDLE_EXTENSION}`;
}

function asciiPart(code: string): string {
  const plain = code.replaceAll(/[^A-Za-z0-9-]/g, '-').slice(0, 40);
  return plain === '' || DEVICE_NAME.test(plain) ? `x-${plain}` : plain;
}
