import { expect, test } from 'vitest';
import type { ImportResult, InboxItem } from '#shared/contract/channels/exchange.ts';
import { nextStep } from '#renderer/features/import/import-steps.ts';

function checked(verdicts: readonly InboxItem['verdict'][], waiting = 0): ImportResult {
  return {
    dryRun: true,
    receiptBundleIds: [],
    items: verdicts.map((verdict) => ({
      fileName: 'x.cchc',
      verdict,
      step: null,
      code: null,
      subject: '',
      kind: null,
      bundleId: null,
      fingerprint: null,
      senderName: null,
      revision: null,
      total: null,
      check: null,
      receivedAt: '2024-01-05T02:00:00.000Z',
    })),
    waiting: Array.from({ length: waiting }, () => ({
      fileName: 'x.cchc',
      fingerprint: 'ab'.repeat(32),
      count: 2,
      present: [1],
      missing: [2],
      missingNames: ['x.cchc.002of002'],
    })),
  };
}

test('what is new comes first, then receipts, then parts, then what is only refused', () => {
  expect(nextStep(checked(['accepted', 'keptAside', 'refused', 'alreadyHeld'], 1))).toEqual({
    kind: 'take',
    count: 2,
  });
  expect(nextStep(checked(['alreadyHeld', 'refused'], 1))).toEqual({ kind: 'receiptsAgain', count: 1 });
  expect(nextStep(checked([], 1))).toEqual({ kind: 'keepParts' });
  expect(nextStep(checked(['refused']))).toEqual({ kind: 'noteRefused', count: 1 });
  expect(nextStep(checked([]))).toEqual({ kind: 'nothing' });
});
