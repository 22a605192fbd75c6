import { useCallback, useEffect, useState } from 'react';
import type { ViewedBundle } from '#shared/contract/channels/viewer.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';

/** What the viewer shows. */
export interface Viewed {
  readonly fileName: string;
  readonly fileToken: string;
  readonly bundle: ViewedBundle;
}

/** The file under the viewer: reading, read, or refused with its reason. */
export interface Viewer {
  readonly viewed: Viewed | null;
  readonly reading: string | null;
  readonly error: AppError | null;
  readonly open: (file: File) => Promise<void>;
  readonly close: () => void;
}

/** Reads a bundle for looking at it. `token`: a file the system handed over, read at once. */
export function useViewer(token: string | null): Viewer {
  const [viewed, setViewed] = useState<Viewed | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const read = useCallback(async (fileToken: string, fileName: string): Promise<void> => {
    const reply = await client.call('viewer.readBundle', { fileToken });
    if (reply.ok) setViewed({ fileName, fileToken, bundle: reply.value });
    setError(reply.ok ? null : reply.error);
    setReading(null);
  }, []);
  useEffect(() => {
    if (token === null) return;
    setReading('');
    void read(token, '');
  }, [token, read]);
  const open = async (file: File): Promise<void> => {
    setViewed(null);
    setError(null);
    setReading(file.name);
    const upload = await uploadFile(file);
    if (upload.ok) await read(upload.value.token, file.name);
    else {
      setError(upload.error);
      setReading(null);
    }
  };
  const close = (): void => {
    setViewed(null);
    setError(null);
  };
  return { viewed, reading, error, open, close };
}
