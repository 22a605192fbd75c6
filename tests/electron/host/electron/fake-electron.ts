import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/** The parts of Electron that the host calls, and nothing more: an unknown call fails the test. */

export type SchemeHandler = (request: Request) => Promise<Response>;
export type CallHandler = (event: unknown, channel: unknown, input: unknown) => Promise<unknown>;
type Decide = (answer: unknown) => void;

class FakeApp extends EventEmitter {
  ready = Promise.withResolvers<void>();
  getsLock = true;
  readonly quit = vi.fn<() => void>();
  readonly exit = vi.fn<(code: number) => void>();
  readonly setPath = vi.fn<(name: string, folder: string) => void>();
  readonly requestSingleInstanceLock = (): boolean => this.getsLock;
  readonly whenReady = async (): Promise<void> => this.ready.promise;
}

export class FakeContents extends EventEmitter {
  openHandler: (() => { action: string }) | null = null;
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler;
  }
}

export class FakeSession {
  schemes = new Map<string, SchemeHandler>();
  permissionRequest: ((contents: null, permission: string, decide: Decide) => void) | null = null;
  permissionCheck: ((contents: null, permission: string) => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  blocked: { urls: readonly string[]; decide: (details: null, decide: Decide) => void } | null = null;
  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler): void => void this.schemes.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (
      filter: { urls: readonly string[] },
      decide: (details: null, decide: Decide) => void,
    ) => {
      this.blocked = { urls: filter.urls, decide };
    },
  };
  setPermissionRequestHandler(handler: FakeSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: FakeSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: FakeSession['devicePermission']): void {
    this.devicePermission = handler;
  }
}

/** A utility process: what the parent posts comes out of `posted`; `emit('message')` is what the child says. */
export class FakeChild extends EventEmitter {
  readonly posted: unknown[] = [];
  onPost: (message: unknown) => void = () => undefined;
  postMessage(message: unknown): void {
    this.posted.push(message);
    this.onPost(message);
  }
}

export class FakeWindow extends EventEmitter {
  readonly options: { webPreferences: Record<string, unknown>; show: boolean };
  readonly loadURL = vi.fn<(url: string) => Promise<void>>().mockResolvedValue();
  readonly loadFile = vi.fn<(file: string) => Promise<void>>().mockResolvedValue();
  readonly destroy = vi.fn<() => void>();
  readonly webContents = {
    printToPDF: vi.fn<(options: unknown) => Promise<Uint8Array>>().mockResolvedValue(Buffer.from('%PDF-1.7')),
  };
  readonly show = vi.fn<() => void>();
  readonly focus = vi.fn<() => void>();
  readonly restore = vi.fn<() => void>();
  minimized = false;
  constructor(options: FakeWindow['options']) {
    super();
    this.options = options;
    state.windows.push(this);
  }
  isMinimized(): boolean {
    return this.minimized;
  }
}

function freshState() {
  return {
    app: new FakeApp(),
    session: new FakeSession(),
    windows: [] as FakeWindow[],
    children: [] as { child: FakeChild; program: string; args: readonly string[] }[],
    calls: new Map<string, CallHandler>(),
    schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
    errors: [] as string[],
    exposed: new Map<string, unknown>(),
    invoked: [] as unknown[][],
    menu: null as unknown,
    onFork: (_child: FakeChild): void => undefined,
  };
}

export let state = freshState();

export function resetElectron(): void {
  state = freshState();
}

/** What `vi.mock('electron')` puts in the place of the module. */
export const fakeElectron = {
  get app() {
    return state.app;
  },
  BrowserWindow: FakeWindow,
  Menu: {
    buildFromTemplate: (template: unknown) => template,
    setApplicationMenu: (menu: unknown) => {
      state.menu = menu;
    },
  },
  contextBridge: {
    exposeInMainWorld: (name: string, value: unknown) => void state.exposed.set(name, value),
  },
  dialog: { showErrorBox: (_title: string, text: string) => void state.errors.push(text) },
  ipcMain: { handle: (channel: string, handler: CallHandler) => void state.calls.set(channel, handler) },
  ipcRenderer: {
    invoke: async (...args: unknown[]) => {
      state.invoked.push(args);
      return 'reply';
    },
  },
  protocol: {
    registerSchemesAsPrivileged: (schemes: { scheme: string; privileges: Record<string, boolean> }[]) =>
      void state.schemes.push(...schemes),
  },
  session: {
    get defaultSession() {
      return state.session;
    },
  },
  utilityProcess: {
    fork: (program: string, args: readonly string[]) => {
      const child = new FakeChild();
      state.children.push({ child, program, args });
      state.onFork(child);
      return child;
    },
  },
};
