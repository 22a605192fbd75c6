import { BrowserWindow, Menu } from 'electron';
import { hostMessages } from '#electron/host/messages.ts';
import { APP_ORIGIN } from './origin.ts';

/** Opens the application's window. It shows itself once its first page is painted. */
export async function openWindow(preload: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    title: hostMessages.appName,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** The menu holds what has no button in the pages: the clipboard keys of macOS, and the size of the letters. */
export function setMenu(): void {
  const { menu } = hostMessages;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
      {
        label: menu.edit,
        submenu: [
          { role: 'undo', label: menu.undo },
          { role: 'redo', label: menu.redo },
          { type: 'separator' },
          { role: 'cut', label: menu.cut },
          { role: 'copy', label: menu.copy },
          { role: 'paste', label: menu.paste },
          { role: 'selectAll', label: menu.selectAll },
        ],
      },
      {
        label: menu.view,
        submenu: [
          { role: 'zoomIn', label: menu.zoomIn },
          { role: 'zoomOut', label: menu.zoomOut },
          { role: 'resetZoom', label: menu.zoomReset },
          { type: 'separator' },
          { role: 'togglefullscreen', label: menu.fullScreen },
        ],
      },
    ]),
  );
}
