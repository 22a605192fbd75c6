import { z } from 'zod';
import type { ReadyFile } from '#shared/schemas/common.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { appError, ERROR_DETAILS, type AppError } from '#shared/contract/errors.ts';
import { CONNECTION_LOST } from '#shared/contract/client.ts';
import { authorization } from '#renderer/lib/transport.ts';

const refusalSchema = z.object({
  error: z.discriminatedUnion('code', [
    z.object({ code: z.literal('DISK_FULL'), details: ERROR_DETAILS.DISK_FULL }),
    z.object({ code: z.literal('FILE_TOO_LARGE'), details: ERROR_DETAILS.FILE_TOO_LARGE }),
  ]),
});

type FileFailure = AppError<'INTERNAL' | 'FILE_NOT_READABLE'>;
type UploadFailure = FileFailure | AppError<'DISK_FULL' | 'FILE_TOO_LARGE'>;

/** Streams a file of the user to the host. The token goes into the command that uses it. */
export async function uploadFile(
  file: File,
): Promise<Result<{ token: string; size: number }, UploadFailure>> {
  try {
    const response = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', ...authorization() },
      body: file,
    });
    if (!response.ok) return fail(await uploadFailure(response, file.name));
    return ok((await response.json()) as { token: string; size: number });
  } catch {
    return fail(appError('INTERNAL', { reference: CONNECTION_LOST }));
  }
}

/** What the host says of an upload it did not take: a full disk, a file too large; anything else cannot be read. */
async function uploadFailure(response: Response, name: string): Promise<UploadFailure> {
  const body: unknown = await response.json().catch(() => null);
  const reply = refusalSchema.safeParse(body);
  if (!reply.success) return appError('FILE_NOT_READABLE', { name });
  return reply.data.error;
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
