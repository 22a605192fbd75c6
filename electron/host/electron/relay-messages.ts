import type { Download, PendingUpload } from '#electron/host/host.ts';
import type { Reply } from '#shared/contract/reply.ts';

/** What the main process may ask of the backend process: the Backend port, call by call. */
export interface RelayCalls {
  connect: { input: { connection: number }; output: null };
  disconnect: { input: { connection: number }; output: null };
  invoke: { input: { connection: number; channel: string; input: unknown }; output: Reply };
  beginUpload: { input: { fileName: string }; output: PendingUpload };
  finishUpload: { input: { token: string }; output: { readonly size: number } };
  abortUpload: { input: { token: string }; output: null };
  adoptFile: { input: { path: string }; output: string };
  findDownload: { input: { token: string }; output: Download | null };
  close: { input: null; output: null };
}
export type RelayKind = keyof RelayCalls;

/** One call, tagged by its kind so that its input is typed by it. */
export type RelayRequest = {
  [Kind in RelayKind]: {
    readonly id: number;
    readonly kind: Kind;
    readonly input: RelayCalls[Kind]['input'];
  };
}[RelayKind];

/** The answer to the call with the same id; `message` is that of an exception. */
export type RelayResponse =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** Said once by the backend process: it serves now, or why it cannot. */
export type RelayHello = { readonly hello: 'ready' } | { readonly hello: 'failed'; readonly message: string };

/** One end of the pipe between the two processes. */
export interface RelayPort<Incoming, Outgoing> {
  send(message: Outgoing): void;
  receive(listener: (message: Incoming) => void): void;
}
