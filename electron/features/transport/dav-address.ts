import { fail, ok, type Result } from '#shared/lib/result.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The address of a folder below a server's address, ending in "/". TLS_REQUIRED: not https, which only the computer
 * itself may do without; or an address that is none, or carries a name and password of its own.
 */
export function davFolder(url: string, folder: string): Result<string, 'TLS_REQUIRED'> {
  if (!URL.canParse(url)) return fail('TLS_REQUIRED');
  const base = new URL(url);
  const isSafe = base.protocol === 'https:' || (base.protocol === 'http:' && LOOPBACK.has(base.hostname));
  if (!isSafe || base.username !== '' || base.password !== '') return fail('TLS_REQUIRED');
  const parts = folder.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const below = parts.map((part) => `${encodeURIComponent(part.normalize('NFC'))}/`).join('');
  return ok(`${base.origin}${base.pathname.replace(/\/*$/, '/')}${below}`);
}

/** The address of a file in a folder; `name` is one name, never a path. */
export function davFile(folderUrl: string, name: string): string {
  return `${folderUrl}${encodeURIComponent(name)}`;
}

/**
 * The name of a file in a folder, as a listing's href has it (a path or a whole address). Null: the folder itself,
 * something deeper or elsewhere, or a name no file of ours has.
 */
export function nameInFolder(folderUrl: string, href: string): string | null {
  if (!URL.canParse(href, folderUrl)) return null;
  const [folder, found] = [new URL(folderUrl), new URL(href, folderUrl)];
  if (found.origin !== folder.origin) return null;
  const [folderPath, path] = [decoded(folder.pathname), decoded(found.pathname)];
  if (folderPath === null || path?.startsWith(folderPath) !== true) return null;
  const name = path.slice(folderPath.length);
  return /^[^/\\\p{Cc}]{1,255}$/u.test(name) && name !== '.' && name !== '..' ? name : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
