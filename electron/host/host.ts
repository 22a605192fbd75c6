import type { Reply } from '#shared/contract/reply.ts';

/**
 * What a host (Electron, Chromium, command line) is given: one backend. A host relays calls and streams files,
 * and nothing more; no feature can tell which host it runs under.
 */
export interface Backend {
  /** Opens a connection: one window, one browser tab or one command. It carries its own sign-in session. */
  connect(): Connection;
  readonly files: FileGateway;
  /** Waits for running work, closes the database and releases the folder lock. */
  close(): Promise<void>;
}

/** One caller of the backend. */
export interface Connection {
  /** Calls a channel. Never rejects: unexpected exceptions come back as the error INTERNAL. */
  invoke(channel: string, input: unknown): Promise<Reply>;
  close(): void;
}

/** A file waiting for its content. The host writes the bytes to `path`, then calls `finishUpload`. */
export interface PendingUpload {
  readonly token: string;
  readonly path: string;
}

/** A file a user may fetch once or more, until the backend closes. */
export interface Download {
  readonly path: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly size: number;
}

/**
 * Files cross by opaque token, never through a call: an upload gets a token that a command then names;
 * a command's output names the token of a download.
 */
export interface FileGateway {
  /** `fileName` is what the user's file is called; it is data, never a path. */
  beginUpload(fileName: string): Promise<PendingUpload>;
  finishUpload(token: string): Promise<{ readonly size: number }>;
  /** Drops an upload that broke off. */
  abortUpload(token: string): Promise<void>;
  /** Hands over a file the user named by its own path (command line, native dialog): nothing is copied. */
  adoptFile(path: string): Promise<string>;
  /** null: no such token. */
  findDownload(token: string): Promise<Download | null>;
}

/** The largest upload a host accepts, in bytes. */
export const MAX_UPLOAD_BYTES = 4 * 1024 ** 3;
