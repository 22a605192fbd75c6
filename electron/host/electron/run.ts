import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, session } from 'electron';
import { hostMessages } from '#electron/host/messages.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { serveCalls } from './calls.ts';
import { bundleArgument, openRequests, showBundle, type OpenRequests } from './open-file.ts';
import { declareScheme, serveScheme } from './protocol.ts';
import { hardenContents, hardenSession } from './security.ts';
import { startBackend, type StartedBackend } from './start-backend.ts';
import { openWindow, setMenu } from './window.ts';

/** Opens the application on the data root, or brings the window of a run that already has it to the front. */
export async function runElectronHost(root: string): Promise<void> {
  // The lock belongs to this profile folder, so two data roots may be open side by side.
  const profile = path.join(root, 'electron-profile');
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  declareScheme();
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('window-all-closed', () => app.quit());
  const requests = openRequests();
  // Listened to before the application is ready: on macOS the double click that starts it comes that early.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    requests.ask(file);
  });
  await app.whenReady();
  try {
    await open(await startBackend(resourcePath('backend-process'), root), requests);
  } catch (error) {
    stop(hostMessages.cannotStart(error instanceof Error ? error.message : String(error)));
  }
}

async function open(started: StartedBackend, requests: OpenRequests): Promise<void> {
  const { backend, ended } = started;
  let quitting = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (quitting) return;
    quitting = true;
    // `exit` asks no more questions: it comes only when the data is closed, whether that went well or not.
    void backend.close().then(
      () => app.exit(0),
      () => app.exit(1),
    );
  });
  void ended.then(() => {
    if (!quitting) stop(hostMessages.backendStopped);
  });
  hardenSession(session.defaultSession);
  serveScheme(session.defaultSession, backend.files, resourcePath('renderer'));
  serveCalls(backend.connect());
  setMenu();
  const window = await openWindow(resourcePath('preload'));
  const toFront = (): void => {
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  app.on('second-instance', (_event, argv, folder) => {
    toFront();
    void showBundle(window, backend.files, bundleArgument(argv, folder));
  });
  await showBundle(window, backend.files, bundleArgument(process.argv));
  await requests.serve((file) => {
    toFront();
    return showBundle(window, backend.files, file);
  });
}

function stop(message: string): void {
  dialog.showErrorBox(hostMessages.appName, message);
  app.exit(1);
}
