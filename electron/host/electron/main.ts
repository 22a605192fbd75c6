import { homedir } from 'node:os';
import { app } from 'electron';
import { resolveDataRoot } from '#electron/host/data-root.ts';
import { runElectronHost } from './run.ts';

// Electron and Chromium put switches of their own on the command line: only ours is read, the rest is theirs.
const flag = app.commandLine.getSwitchValue('data');
// Not awaited: Electron becomes ready only after this module has been loaded to its end.
void runElectronHost(
  resolveDataRoot({ flag, env: process.env, platform: process.platform, home: homedir() }),
);
