/** Where the viewer of one bundle is, behind the hash of the page's address; a token of the file may follow. */
export const VIEWER_PATH = '/xem-goi';

/** The viewer on a file that was handed over: a path behind the hash. */
export function viewerPath(token: string): string {
  return `${VIEWER_PATH}/${token}`;
}

/** Whether a file is a bundle by its name: a signed one, or one encrypted to its receiver. */
export function isBundleName(fileName: string): boolean {
  return /\.cchc(?:\.age)?$/i.test(fileName);
}
