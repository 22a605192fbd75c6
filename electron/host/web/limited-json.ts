/** What reading a JSON body came to: its value, or the HTTP status to refuse it with. */
export type JsonBody =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: number };

/** Reads a JSON body of at most `limitBytes`, without trusting the length the caller states. */
export async function readJson(request: Request, limitBytes: number): Promise<JsonBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { ok: false, status: 415 };
  const bytes = await readLimited(request, limitBytes);
  if (bytes === null) return { ok: false, status: 413 };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, status: 400 };
  }
}

async function readLimited(request: Request, limitBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
