import { describe, expect, it } from 'vitest';
import type { InboxItem } from '#shared/contract/channels/exchange.ts';
import {
  BUNDLE_PARSE_CODES,
  BUNDLE_POLICY_CODES,
  BUNDLE_SIGNATURE_CODES,
  BUNDLE_STRUCTURE_CODES,
} from '#shared/domain/bundle/errors.ts';
import { countVerdicts, plannedWork } from '#renderer/features/import/import-steps.ts';
import { reasonText, verdictBadge } from '#renderer/features/import/import-words.ts';

function item(verdict: InboxItem['verdict'], code: string | null = null): InboxItem {
  return {
    fileName: 'a.cchc',
    verdict,
    step: null,
    code,
    subject: '',
    kind: null,
    bundleId: null,
    fingerprint: null,
    senderName: null,
    revision: null,
    total: null,
    check: null,
    receivedAt: '2026-11-22T03:15:00.000Z',
  };
}

describe('words of an import', () => {
  it('gives every refusal code its own sentence in Vietnamese, never the code', () => {
    const codes = [
      ...BUNDLE_PARSE_CODES,
      ...BUNDLE_STRUCTURE_CODES,
      ...BUNDLE_SIGNATURE_CODES,
      ...BUNDLE_POLICY_CODES,
    ];
    for (const code of codes) {
      expect([code, reasonText(item('refused', code)).length > 10]).toEqual([code, true]);
      expect(reasonText(item('refused', code))).not.toContain(code);
    }
  });

  it('says of a dry run what would happen and of a real one what happened', () => {
    expect(verdictBadge('accepted', true).text).toBe('Nhận được');
    expect(verdictBadge('accepted', false).text).toBe('Đã nhận');
    expect(verdictBadge('refused', true)).toMatchObject({ tone: 'bad', text: 'Không nhận' });
  });

  it('explains files held already and kept aside without a code', () => {
    expect(reasonText(item('alreadyHeld'))).toContain('đã nhận trước đó');
    expect(reasonText(item('keptAside'))).toContain('bản ký mới hơn');
    expect(reasonText(item('accepted'))).toBe('');
  });
});

describe('what a run would do', () => {
  it('counts what is written, what only gets its receipt again, and what is refused', () => {
    const items = [
      item('accepted'),
      item('accepted'),
      item('keptAside'),
      item('alreadyHeld'),
      item('refused'),
    ];
    expect(countVerdicts(items)).toEqual({ accepted: 2, other: 3 });
    expect(plannedWork({ dryRun: true, items, receiptBundleIds: [], waiting: [] })).toEqual({
      written: 3,
      receiptsOnly: 1,
    });
  });
});
