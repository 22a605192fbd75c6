export const APP_SCHEME = 'app';

/** The one origin of the application's own pages. */
export const APP_ORIGIN = `${APP_SCHEME}://so-diem`;

/** Whether an address is a page of the application itself. */
export function isAppUrl(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`);
}
