import type { BundleKind } from '#shared/schemas/bundle.ts';

/** Where things stand in a bundle, below its only top folder, which is named by the bundle id. */
export const BAGIT_PATH = 'bagit.txt';
export const BAG_INFO_PATH = 'bag-info.txt';
export const MANIFEST_PATH = 'manifest-sha256.txt';
export const TAG_MANIFEST_PATH = 'tagmanifest-sha256.txt';
export const SIGNATURE_PATH = 'signature.jws';
export const HEADER_PATH = 'data/bundle.json';
export const SUMMARY_PATH = 'data/summary.html';
export const FILES_FOLDER = 'data/files/';

/** Tag files listed in the tag manifest, which the sender signs. */
export const SIGNED_TAG_PATHS = [BAG_INFO_PATH, BAGIT_PATH, MANIFEST_PATH] as const;

/** Every file outside `data/`. */
export const TAG_PATHS = [...SIGNED_TAG_PATHS, SIGNATURE_PATH, TAG_MANIFEST_PATH] as const;

/** The kinds this version reads and writes, with the payload files each must hold. */
export const PAYLOAD_PATHS = {
  setup: ['data/setup.json'],
  criteria: ['data/criteria.json'],
  submission: ['data/revision.json', 'data/revision.jws', 'data/enrolment.json'],
  part: ['data/part.json'],
  feedback: ['data/feedback.json'],
  results: ['data/results.json'],
  statistics: ['data/statistics.json', 'data/contact.json'],
  report: ['data/report.json', 'data/contact.json'],
  receipt: ['data/receipt.json'],
  repair: ['data/repair.json'],
} as const satisfies Partial<Record<BundleKind, readonly string[]>>;

/** A kind whose payload this version knows. */
export type SupportedKind = keyof typeof PAYLOAD_PATHS;

/** Whether this version reads and writes the payload of a kind. */
export function isSupportedKind(kind: BundleKind): kind is SupportedKind {
  return Object.hasOwn(PAYLOAD_PATHS, kind);
}

const EVIDENCE_PATH = /^data\/files\/([0-9a-f]{64})\.([a-z0-9]{1,10})$/;

/** The path of an evidence file: named by its own SHA-256, so that each is held once however often it is used. */
export function evidencePath(sha256: string, extension: string): string {
  return `${FILES_FOLDER}${sha256}.${evidenceExtension(extension)}`;
}

/** The extension an evidence file keeps: plain lower-case ASCII, `bin` where it has none that can travel. */
export function evidenceExtension(extension: string): string {
  const plain = extension.replace(/^\./, '').toLowerCase();
  return /^[a-z0-9]{1,10}$/.test(plain) ? plain : 'bin';
}

/** Reads an evidence path back; null if it is not one. */
export function parseEvidencePath(
  path: string,
): { readonly sha256: string; readonly extension: string } | null {
  const match = EVIDENCE_PATH.exec(path);
  return match?.[1] !== undefined && match[2] !== undefined
    ? { sha256: match[1], extension: match[2] }
    : null;
}
