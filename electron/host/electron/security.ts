import type { IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { APP_ORIGIN, isAppUrl } from './origin.ts';

/** What a page may ask of the system: nothing but putting text on the clipboard. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Denies permissions, devices and the network to every page of the session. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(ALLOWED_PERMISSIONS.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'] },
    (_details, decide) => decide({ cancel: true }),
  );
}

/** Keeps a window on the application's own pages: no navigation away, no new windows, no embedded browsers. */
export function hardenContents(contents: WebContents): void {
  const stayInside = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isAppUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayInside);
  contents.on('will-redirect', stayInside);
  contents.on('will-frame-navigate', (event) => {
    const ownDocument = event.url.startsWith(`blob:${APP_ORIGIN}/`) || event.url === 'about:srcdoc';
    if (!ownDocument) stayInside(event);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Whether a call comes from the top frame of our own page, not from a frame or a page that got in somehow. */
export function isTrustedSender(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}
