import { fail, ok, type Result } from '#shared/lib/result.ts';
import { readXml } from '#shared/domain/transport/xml-events.ts';

/** One resource of a WebDAV listing (RFC 4918). `href` as the server wrote it; size in bytes, null where not told. */
export interface DavResource {
  readonly href: string;
  readonly isFolder: boolean;
  readonly size: number | null;
  /** Changes with the content; '' where not told. */
  readonly etag: string;
  readonly modified: string;
}

/** More files than anybody keeps in an exchange folder. */
const MAX_RESOURCES = 20_000;

const dav = (local: string): string => `{DAV:}${local}`;

interface Draft {
  href: string;
  isFolder: boolean;
  size: string;
  etag: string;
  modified: string;
  status: string;
}

/**
 * Reads the answer to PROPFIND. Only properties the server found (status 200) count. LISTING_INVALID: no XML, no
 * multistatus, or more than 20 000 resources.
 */
export function readListing(text: string): Result<readonly DavResource[], 'LISTING_INVALID'> {
  const found: DavResource[] = [];
  const path: string[] = [];
  let resource: Draft | null = null;
  let properties: Draft | null = null;
  let words = '';
  let isListing = false;
  const read = readXml(text, {
    open: (name) => {
      path.push(name);
      words = '';
      if (path.length === 1) isListing = name === dav('multistatus');
      if (name === dav('response')) resource = emptyDraft();
      if (name === dav('propstat')) properties = emptyDraft();
      if (name === dav('collection') && path.at(-2) === dav('resourcetype') && properties) {
        properties.isFolder = true;
      }
    },
    text: (said) => {
      words += said;
    },
    close: (name) => {
      path.pop();
      const said = words.trim();
      words = '';
      if (properties) noteProperty(properties, name, said);
      else if (resource && name === dav('href') && path.at(-1) === dav('response')) resource.href = said;
      if (name === dav('propstat') && resource && properties) {
        if (/^HTTP\/\d(?:\.\d)? 200\b/.test(properties.status)) keepProperties(resource, properties);
        properties = null;
      }
      if (name === dav('response') && resource) {
        if (resource.href !== '') found.push(toResource(resource));
        resource = null;
      }
    },
  });
  if (!read.ok || !isListing || found.length > MAX_RESOURCES) return fail('LISTING_INVALID');
  return ok(found);
}

function emptyDraft(): Draft {
  return { href: '', isFolder: false, size: '', etag: '', modified: '', status: '' };
}

function noteProperty(properties: Draft, name: string, said: string): void {
  if (name === dav('getcontentlength')) properties.size = said;
  if (name === dav('getetag')) properties.etag = said;
  if (name === dav('getlastmodified')) properties.modified = said;
  if (name === dav('status')) properties.status = said;
}

function keepProperties(resource: Draft, { isFolder, size, etag, modified }: Draft): void {
  resource.isFolder ||= isFolder;
  resource.size ||= size;
  resource.etag ||= etag;
  resource.modified ||= modified;
}

function toResource({ href, isFolder, size, etag, modified }: Draft): DavResource {
  const isNumber = /^\d{1,15}$/.test(size);
  return { href, isFolder, size: isNumber ? Number(size) : null, etag, modified };
}
