import { protocol, type Session } from 'electron';
import type { FileGateway } from '#electron/host/host.ts';
import { statusOnly } from '#electron/host/web/answers.ts';
import { DownloadKeys } from '#electron/host/web/downloads.ts';
import { serveFiles, type FileRoutes } from '#electron/host/web/file-routes.ts';
import { servePage } from '#electron/host/web/static-pages.ts';
import { APP_ORIGIN, APP_SCHEME } from './origin.ts';

/** Must run before the application is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // The built pages mark their own scripts `crossorigin`, so the scheme takes part in CORS.
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ]);
}

/** Serves the pages and `/files` on the application's own scheme, as the Chromium host does on a loopback port. */
export function serveScheme(session: Session, files: FileGateway, rendererFolder: string): void {
  const routes: FileRoutes = { files, keys: new DownloadKeys(), isTrusted };
  session.protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.protocol !== `${APP_SCHEME}:` || url.host !== new URL(APP_ORIGIN).host) return statusOnly(404);
    return (
      (await serveFiles(routes, request, url)) ??
      (await servePage(rendererFolder, request.method, url.pathname))
    );
  });
}

/** Only the application's own window can reach this scheme; a stated foreign origin is refused all the same. */
function isTrusted(request: Request): boolean {
  const origin = request.headers.get('origin');
  return origin === null || origin === APP_ORIGIN;
}
