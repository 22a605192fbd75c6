/** The four steps of receiving a bundle, in order; each has its own codes. */
export const BUNDLE_STEPS = ['parse', 'structure', 'signature', 'policy'] as const;
export type BundleStep = (typeof BUNDLE_STEPS)[number];

/** The container cannot be read, is hostile or breaks a limit. */
export const BUNDLE_PARSE_CODES = [
  'NOT_A_BUNDLE',
  'ZIP_TRUNCATED',
  'ZIP_DAMAGED',
  'ZIP_TRAILING_DATA',
  'ZIP_TOO_MANY_ENTRIES',
  'ZIP_BAD_NAME',
  'ZIP_DUPLICATE_NAME',
  'ZIP_SYMLINK',
  'ZIP_ENCRYPTED',
  'ZIP_UNSUPPORTED_METHOD',
  'ZIP_OVERLAP',
  'ZIP_TOO_LARGE',
  'ZIP_BOMB',
  'ZIP_NAME_MISMATCH',
  'ZIP_WRONG_CRC',
  'ZIP_WRONG_SIZE',
  /** Encrypted to another receiver's key. */
  'AGE_WRONG_RECEIVER',
  /** Encrypted, and nobody is signed in whose key could open it. */
  'AGE_NEEDS_FOLDER',
  /** Encrypted, and changed or cut since. */
  'AGE_DAMAGED',
  /** A part whose header or bytes are not what was cut. */
  'PART_DAMAGED',
  /** Parts that are each whole and together are not the file they name. */
  'PARTS_DO_NOT_FIT',
] as const;

/** The container reads, but is no bundle of ours, or a part of it is missing or changed. */
export const BUNDLE_STRUCTURE_CODES = [
  'ENTRY_MISSING',
  'ENTRY_NOT_LISTED',
  'ENTRY_CHANGED',
  'BAGIT_INVALID',
  'MANIFEST_INVALID',
  'CONTAINER_NOT_CANONICAL',
  'JSON_INVALID',
  'JSON_NOT_CANONICAL',
  'JSON_TOO_DEEP',
  'JSON_TOO_LONG',
  'JSON_DUPLICATE_KEY',
  'JSON_FORBIDDEN_KEY',
  'JSON_BAD_TEXT',
  'SCHEMA_INVALID',
  'VERSION_UNKNOWN',
  'UNSUPPORTED_KIND',
  'CONTENT_INCONSISTENT',
] as const;

/** It is whole, but not signed by whom it should be. */
export const BUNDLE_SIGNATURE_CODES = [
  'SIGNATURE_INVALID',
  'KEY_INVALID',
  'SENDER_UNKNOWN',
  'SENDER_KEY_CHANGED',
  'ENROLMENT_INVALID',
  'LEADER_KEY_CHANGED',
  'LEADER_SIGNATURE_INVALID',
  /** The administrator has withdrawn trust in this key. */
  'KEY_REVOKED',
] as const;

/** It is genuine, but not for us, not now, or not in this order. */
export const BUNDLE_POLICY_CODES = [
  'WRONG_RECEIVER',
  'WRONG_SENDER',
  'WRONG_UNIT',
  'WRONG_ROUND',
  'WRONG_CRITERIA_SET',
  'WRONG_HOLDER',
  'SAME_ID_OTHER_CONTENT',
  'SAME_REVISION_OTHER_CONTENT',
  /** Of a kind this side never takes in. */
  'WRONG_KIND',
  /** The results of the round are published: nothing of it changes any more. */
  'ROUND_CLOSED',
  /** The sealed points are not what the criteria set gives for the sealed answers. */
  'POINTS_DO_NOT_MATCH',
  /** Set aside: a newer one of the same matter is held. */
  'OLDER_THAN_HELD',
  /** It answers a revision that was never sealed here, or sealed with other content. */
  'REVISION_NOT_HELD',
  /** A receipt for a bundle that never left here, or for other bytes. */
  'RECEIPT_NOT_OURS',
  /** A part on its way out, brought to a folder: it makes a folder of its own at the start screen. */
  'PART_IS_OUT',
  /** Set aside: the sheet was submitted or signed since; it can be merged once the sheet takes changes again. */
  'PART_SHEET_SEALED',
  /** Set aside: the part was recalled; it can be merged after a confirmation. */
  'PART_RECALLED',
  /** Set aside: the round stands on another criteria set by now. */
  'PART_OTHER_SET',
  /** It asks for parts of a file that was not made here for whoever asks. */
  'REPAIR_NOT_OURS',
  /** Taken in and told: signed by a leader not seen before, vouched for by the unit's known sending key. */
  'LEADER_KEY_NEW',
] as const;

export type BundleParseCode = (typeof BUNDLE_PARSE_CODES)[number];
export type BundleStructureCode = (typeof BUNDLE_STRUCTURE_CODES)[number];
export type BundleSignatureCode = (typeof BUNDLE_SIGNATURE_CODES)[number];
export type BundlePolicyCode = (typeof BUNDLE_POLICY_CODES)[number];

interface Refusal<Step extends BundleStep, Code extends string> {
  readonly step: Step;
  readonly code: Code;
  /** The damaged or wrong part: an entry name, a field path, a key fingerprint; '' where there is none. */
  readonly subject: string;
  /** What should have stood there, where that helps: the pinned key's fingerprint, the expected unit's code. */
  readonly expected: string | null;
}

export type BundleParseError = Refusal<'parse', BundleParseCode>;
export type BundleStructureError = Refusal<'structure', BundleStructureCode>;
export type BundleSignatureError = Refusal<'signature', BundleSignatureCode>;
export type BundlePolicyError = Refusal<'policy', BundlePolicyCode>;

/** Why a bundle is refused: the step, its code and the part concerned. */
export type BundleError = BundleParseError | BundleStructureError | BundleSignatureError | BundlePolicyError;

/** A refusal of the parse step. */
export function parseError(code: BundleParseCode, subject = ''): BundleParseError {
  return { step: 'parse', code, subject, expected: null };
}

/** A refusal of the structure step; `subject` names the damaged part. */
export function structureError(code: BundleStructureCode, subject = ''): BundleStructureError {
  return { step: 'structure', code, subject, expected: null };
}

/** A refusal of the signature step. */
export function signatureError(
  code: BundleSignatureCode,
  subject = '',
  expected: string | null = null,
): BundleSignatureError {
  return { step: 'signature', code, subject, expected };
}

/** A refusal of the policy step. */
export function policyError(
  code: BundlePolicyCode,
  subject = '',
  expected: string | null = null,
): BundlePolicyError {
  return { step: 'policy', code, subject, expected };
}
