import type { ReadyFile } from '#shared/schemas/common.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { CONNECTION_LOST } from '#shared/contract/client.ts';
import { authorization } from '#renderer/lib/transport.ts';

type FileFailure = AppError<'INTERNAL' | 'FILE_NOT_READABLE'>;

/** Streams a file of the user to the host. The token goes into the command that uses it. */
export async function uploadFile(file: File): Promise<Result<{ token: string; size: number }, FileFailure>> {
  try {
    const response = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', ...authorization() },
      body: file,
    });
    if (!response.ok) return fail(appError('FILE_NOT_READABLE', { name: file.name }));
    return ok((await response.json()) as { token: string; size: number });
  } catch {
    return fail(appError('INTERNAL', { reference: CONNECTION_LOST }));
  }
}

/** Hands a ready file to the user through the browser's or Electron's own download. */
export async function downloadFile(file: ReadyFile): Promise<Result<true, FileFailure>> {
  try {
    const response = await fetch(`/files/${file.token}/key`, { method: 'POST', headers: authorization() });
    if (!response.ok) return fail(appError('FILE_NOT_READABLE', { name: file.fileName }));
    const { key } = (await response.json()) as { key: string };
    const link = document.createElement('a');
    link.href = `/files/${file.token}?key=${encodeURIComponent(key)}`;
    link.download = file.fileName;
    document.body.append(link);
    link.click();
    link.remove();
    return ok(true);
  } catch {
    return fail(appError('INTERNAL', { reference: CONNECTION_LOST }));
  }
}

/** The content of a ready file, for showing it in the page. */
export async function fetchFile(file: ReadyFile): Promise<Result<Blob, FileFailure>> {
  try {
    const response = await fetch(`/files/${file.token}`, { headers: authorization() });
    if (!response.ok) return fail(appError('FILE_NOT_READABLE', { name: file.fileName }));
    return ok(await response.blob());
  } catch {
    return fail(appError('INTERNAL', { reference: CONNECTION_LOST }));
  }
}
