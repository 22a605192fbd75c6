import { z } from 'zod';
import { sha256Hex } from '#electron/services/crypto/hashing.ts';
import { structureError, type BundleStructureError } from '#shared/domain/bundle/errors.ts';
import type { SupportedKind } from '#shared/domain/bundle/layout.ts';
import type { BundlePayload } from '#shared/domain/bundle/payload.ts';
import { parseUntrustedJson } from '#shared/domain/bundle/untrusted-json.ts';
import { canonicalJson } from '#shared/lib/canonical-json.ts';
import { assertNever, fail, ok, type Result } from '#shared/lib/result.ts';
import { criteriaPayloadSchema } from '#shared/schemas/bundle-criteria.ts';
import {
  feedbackPayloadSchema,
  receiptPayloadSchema,
  resultsPayloadSchema,
} from '#shared/schemas/bundle-feedback.ts';
import { partPayloadSchema } from '#shared/schemas/bundle-part.ts';
import { repairPayloadSchema } from '#shared/schemas/bundle-repair.ts';
import { reportPayloadSchema } from '#shared/schemas/bundle-report.ts';
import { setupPayloadSchema } from '#shared/schemas/bundle-setup.ts';
import { contactSchema, statisticsPayloadSchema } from '#shared/schemas/bundle-statistics.ts';
import { enrolmentSchema, sealedRevisionSchema } from '#shared/schemas/bundle-submission.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The payload files of a bundle. Throws where a payload breaks its own schema: that is a programming error. */
export function payloadFiles(payload: BundlePayload): TextFile[] {
  switch (payload.kind) {
    case 'setup':
      return [jsonFile('data/setup.json', setupPayloadSchema, payload.setup)];
    case 'criteria':
      return [jsonFile('data/criteria.json', criteriaPayloadSchema, payload.criteria)];
    case 'submission':
      return [
        jsonFile('data/revision.json', sealedRevisionSchema, payload.revision),
        { path: 'data/revision.jws', text: payload.revisionJws },
        jsonFile('data/enrolment.json', enrolmentSchema, payload.enrolment),
      ];
    case 'part':
      return [jsonFile('data/part.json', partPayloadSchema, payload.part)];
    case 'feedback':
      return [jsonFile('data/feedback.json', feedbackPayloadSchema, payload.feedback)];
    case 'results':
      return [jsonFile('data/results.json', resultsPayloadSchema, payload.results)];
    case 'statistics':
      return [
        jsonFile('data/statistics.json', statisticsPayloadSchema, payload.statistics),
        jsonFile('data/contact.json', contactSchema, payload.contact),
      ];
    case 'report':
      return [
        jsonFile('data/report.json', reportPayloadSchema, payload.report),
        jsonFile('data/contact.json', contactSchema, payload.contact),
      ];
    case 'receipt':
      return [jsonFile('data/receipt.json', receiptPayloadSchema, payload.receipt)];
    case 'repair':
      return [jsonFile('data/repair.json', repairPayloadSchema, payload.repair)];
    default:
      return assertNever(payload);
  }
}

/** A JSON file in canonical form. The value must be what its schema gives back, or a reader would see another one. */
export function jsonFile(path: string, schema: z.ZodType, value: unknown): TextFile {
  const text = canonicalJson(value);
  if (canonicalJson(schema.parse(value)) !== text)
    throw new Error(`${path} is not in the form of its schema`);
  return { path, text };
}

/**
 * Reads a JSON file of a bundle: guarded, canonical, of exactly this schema. The text must be the canonical form of
 * what the schema gives back, so that what was signed is what is used. Errors: the JSON codes, SCHEMA_INVALID with the
 * path of the field, VERSION_UNKNOWN where the file says it is of a later schema, JSON_NOT_CANONICAL.
 */
export function readJsonFile<Schema extends z.ZodType>(
  file: TextFile,
  schema: Schema,
): Result<z.output<Schema>, BundleStructureError> {
  const json = parseUntrustedJson(file.path, file.text);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) {
    const version = futureVersion(json.value);
    if (version !== null) return fail(structureError('VERSION_UNKNOWN', `${file.path}#${version}`));
    // A foreign key can be as long as a string may be.
    const field = (parsed.error.issues[0]?.path ?? []).map(String).join('.').slice(0, 200);
    return fail(structureError('SCHEMA_INVALID', `${file.path}#${field}`));
  }
  return canonicalJson(parsed.data) === file.text
    ? ok(parsed.data)
    : fail(structureError('JSON_NOT_CANONICAL', file.path));
}

const PAYLOAD_VERSION = 1;
const versionedSchema = z.looseObject({ schemaVersion: z.int().min(PAYLOAD_VERSION + 1) });
const versionedKeysSchema = z.looseObject({ keys: versionedSchema });

/** The schema version a file (or the keys in it) says it is of, where it is later than what is read here. */
function futureVersion(value: unknown): number | null {
  const whole = versionedSchema.safeParse(value);
  if (whole.success) return whole.data.schemaVersion;
  const keys = versionedKeysSchema.safeParse(value);
  return keys.success ? keys.data.keys.schemaVersion : null;
}

/** Reads the payload of a kind; `textOf` gives the text of a payload file, already checked against the manifest. */
export function readPayload(
  kind: SupportedKind,
  textOf: (path: string) => string,
): Result<BundlePayload, BundleStructureError> {
  const read = <Schema extends z.ZodType>(path: string, schema: Schema) =>
    readJsonFile({ path, text: textOf(path) }, schema);
  switch (kind) {
    case 'setup': {
      const setup = read('data/setup.json', setupPayloadSchema);
      if (!setup.ok) return setup;
      const isRightSet = sha256Hex(canonicalJson(setup.value.criteriaSet)) === setup.value.criteriaSetHash;
      return isRightSet
        ? ok({ kind, setup: setup.value })
        : fail(structureError('CONTENT_INCONSISTENT', 'setup.criteriaSetHash'));
    }
    case 'criteria': {
      const criteria = read('data/criteria.json', criteriaPayloadSchema);
      if (!criteria.ok) return criteria;
      const { criteriaSet, criteriaSetHash } = criteria.value;
      return sha256Hex(canonicalJson(criteriaSet)) === criteriaSetHash
        ? ok({ kind, criteria: criteria.value })
        : fail(structureError('CONTENT_INCONSISTENT', 'criteria.criteriaSetHash'));
    }
    case 'submission': {
      const revision = read('data/revision.json', sealedRevisionSchema);
      if (!revision.ok) return revision;
      const enrolment = read('data/enrolment.json', enrolmentSchema);
      if (!enrolment.ok) return enrolment;
      const revisionJws = textOf('data/revision.jws');
      return ok({ kind, revision: revision.value, revisionJws, enrolment: enrolment.value });
    }
    case 'part': {
      const part = read('data/part.json', partPayloadSchema);
      if (!part.ok) return part;
      const { value } = part;
      const isRightSet =
        value.direction === 'back' || sha256Hex(canonicalJson(value.criteriaSet)) === value.criteriaSetHash;
      return isRightSet
        ? ok({ kind, part: value })
        : fail(structureError('CONTENT_INCONSISTENT', 'part.criteriaSetHash'));
    }
    case 'feedback': {
      const feedback = read('data/feedback.json', feedbackPayloadSchema);
      return feedback.ok ? ok({ kind, feedback: feedback.value }) : feedback;
    }
    case 'results': {
      const results = read('data/results.json', resultsPayloadSchema);
      return results.ok ? ok({ kind, results: results.value }) : results;
    }
    case 'statistics': {
      const statistics = read('data/statistics.json', statisticsPayloadSchema);
      if (!statistics.ok) return statistics;
      const contact = read('data/contact.json', contactSchema);
      return contact.ok ? ok({ kind, statistics: statistics.value, contact: contact.value }) : contact;
    }
    case 'report': {
      const report = read('data/report.json', reportPayloadSchema);
      if (!report.ok) return report;
      const contact = read('data/contact.json', contactSchema);
      return contact.ok ? ok({ kind, report: report.value, contact: contact.value }) : contact;
    }
    case 'receipt': {
      const receipt = read('data/receipt.json', receiptPayloadSchema);
      return receipt.ok ? ok({ kind, receipt: receipt.value }) : receipt;
    }
    case 'repair': {
      const repair = read('data/repair.json', repairPayloadSchema);
      return repair.ok ? ok({ kind, repair: repair.value }) : repair;
    }
    default:
      return assertNever(kind);
  }
}
