/** The bundle files a place may hold, by the end of their name: whole, encrypted, and parts of either. */
const BUNDLE_FILE = /\.cchc(?:\.age)?(?:\.\d{3}of\d{3})?$/i;

/** Whether a name is that of a bundle file. What is inside decides later; the name only says what to look at. */
export function isBundleFileName(name: string): boolean {
  return BUNDLE_FILE.test(name);
}

/** `NAME-2.cchc.age`: the name for another file of the same name; 1 is the name itself. */
export function numberedName(fileName: string, number: number): string {
  if (number <= 1) return fileName;
  const match = /^(.*?)((?:\.cchc)?(?:\.age)?(?:\.\d{3}of\d{3})?|\.[^.]*)$/i.exec(fileName);
  return match?.[1] === undefined ? `${fileName}-${number}` : `${match[1]}-${number}${match[2] ?? ''}`;
}
