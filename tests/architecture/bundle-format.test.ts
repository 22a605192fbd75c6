import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  BUNDLE_PARSE_CODES,
  BUNDLE_POLICY_CODES,
  BUNDLE_SIGNATURE_CODES,
  BUNDLE_STRUCTURE_CODES,
} from '#shared/domain/bundle/errors.ts';
import { PAYLOAD_PATHS } from '#shared/domain/bundle/layout.ts';
import { BUNDLE_KINDS, bundleHeaderSchema } from '#shared/schemas/bundle.ts';
import { criteriaPayloadSchema } from '#shared/schemas/bundle-criteria.ts';
import {
  feedbackPayloadSchema,
  receiptPayloadSchema,
  resultsPayloadSchema,
} from '#shared/schemas/bundle-feedback.ts';
import { partBackSchema, partOutSchema } from '#shared/schemas/bundle-part.ts';
import { repairPayloadSchema } from '#shared/schemas/bundle-repair.ts';
import { reportPayloadSchema } from '#shared/schemas/bundle-report.ts';
import { setupPayloadSchema } from '#shared/schemas/bundle-setup.ts';
import { contactSchema, statisticsPayloadSchema } from '#shared/schemas/bundle-statistics.ts';
import { enrolmentSchema, sealedRevisionSchema } from '#shared/schemas/bundle-submission.ts';
import { criteriaSetSchema } from '#shared/schemas/criteria-set.ts';

/** The words of the specification another team would read. */
const text = readFileSync(join(import.meta.dirname, '../../build/docs/bundle-format.md'), 'utf8');

/** Names of all fields of a schema, at any depth; the criteria set is described by its own file. */
function fieldsOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (schema === criteriaSetSchema) return found;
  if (schema instanceof z.ZodObject) {
    for (const [name, inner] of Object.entries(schema.shape)) {
      found.add(name);
      fieldsOf(inner, found);
    }
  } else if (schema instanceof z.ZodArray) fieldsOf(schema.element, found);
  else if (schema instanceof z.ZodRecord) fieldsOf(schema.valueType, found);
  else if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    fieldsOf(schema.unwrap(), found);
  } else if (schema instanceof z.ZodDefault) fieldsOf(schema.unwrap(), found);
  return found;
}

const FILES = {
  'bundle.json': bundleHeaderSchema,
  'setup.json': setupPayloadSchema,
  'criteria.json': criteriaPayloadSchema,
  'revision.json': sealedRevisionSchema,
  'enrolment.json': enrolmentSchema,
  'part.json (out)': partOutSchema,
  'part.json (back)': partBackSchema,
  'statistics.json': statisticsPayloadSchema,
  'contact.json': contactSchema,
  'report.json': reportPayloadSchema,
  'feedback.json': feedbackPayloadSchema,
  'results.json': resultsPayloadSchema,
  'receipt.json': receiptPayloadSchema,
  'repair.json': repairPayloadSchema,
} as const;

describe('the written format', () => {
  test.each(Object.entries(FILES))('%s: every field is named', (_name, schema) => {
    const fields = [...fieldsOf(schema)];
    expect(fields.length).toBeGreaterThan(1);
    expect(fields.filter((field) => !new RegExp(`\\b${field}\\b`).test(text))).toEqual([]);
  });

  test.each(BUNDLE_KINDS)('%s has its line, with its direction and its files', (kind) => {
    const line = text.split('\n').find((each) => each.startsWith(`| \`${kind}\` |`)) ?? '';
    expect(line).toMatch(/\| (?:up|down|both|inside) \|/);
    for (const path of PAYLOAD_PATHS[kind]) {
      expect(line).toContain(`\`${path.slice('data/'.length)}\``);
    }
  });

  test.each([
    ['parse', BUNDLE_PARSE_CODES],
    ['structure', BUNDLE_STRUCTURE_CODES],
    ['signature', BUNDLE_SIGNATURE_CODES],
    ['policy', BUNDLE_POLICY_CODES],
  ] as const)('the line of step %s has every code of it, and no other', (step, codes) => {
    const line = text.split('\n').find((each) => each.startsWith(`| ${step} |`)) ?? '';
    const written = [...line.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code]) => code);
    expect(new Set(written)).toEqual(new Set(codes));
    expect(written).toHaveLength(codes.length);
  });

  test('every file of every kind was looked at', () => {
    const named = Object.values(PAYLOAD_PATHS).flatMap((paths) => paths.map((path) => path.slice(5)));
    const known = Object.keys(FILES).map((file) => file.split(' ')[0]);
    expect(named.filter((file) => !known.includes(file) && !file.endsWith('.jws'))).toEqual([]);
  });
});
