import { contextBridge, ipcRenderer } from 'electron';
import { INVOKE_CHANNEL } from './bridge.ts';

contextBridge.exposeInMainWorld('cchc', {
  invoke: async (channel: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(INVOKE_CHANNEL, channel, input),
});
