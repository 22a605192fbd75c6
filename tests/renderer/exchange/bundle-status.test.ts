import { describe, expect, test } from 'vitest';
import {
  bundleStatus,
  lastAt,
  OUTBOX_FILTERS,
  refusalText,
  type OutboxJourney,
} from '#renderer/features/exchange/bundle-status.ts';

type Step = OutboxJourney['steps'][number]['step'];

function journey(steps: readonly Step[], change: Partial<OutboxJourney['item']> = {}): OutboxJourney {
  const item: OutboxJourney['item'] = {
    bundleId: '019a0000-0000-7000-8000-000000000001',
    kind: 'submission',
    fileName: 'X1_submission_2023_r1_abc.cchc',
    fingerprint: 'ab'.repeat(32),
    size: 1000,
    createdAt: '2024-01-05T02:00:00.000Z',
    receiverName: 'Thành phố Thử',
    roundTitle: 'Chỉ số CCHC năm 2023',
    revision: 1,
    state: 'created',
    stateAt: '2024-01-05T02:00:00.000Z',
    refusalCode: null,
    encrypted: true,
    ...change,
  };
  return {
    item,
    steps: steps.map((step, index) => ({
      at: `2024-01-05T02:0${index}:00.000Z`,
      step,
      way: 'usb',
      place: 'E:\\',
      code: null,
    })),
    confirmed: item.state === 'acknowledged',
    copyHeld: true,
    waiting: [],
  };
}

const tone = (one: OutboxJourney) => bundleStatus(one, 'ward').tone;
const filter = (key: string) => OUTBOX_FILTERS.find((each) => each.key === key)?.test;

describe('where a bundle stands', () => {
  test('nothing but a signed receipt makes it green, however far it went', () => {
    const steps: readonly Step[] = ['created', 'written', 'emailMade', 'handedOver', 'queued', 'sent'];
    for (let count = 1; count <= steps.length; count += 1) {
      expect(tone(journey(steps.slice(0, count), { state: 'saved' }))).not.toBe('good');
    }
    const confirmed = journey(['created'], { state: 'acknowledged' });
    expect(bundleStatus(confirmed, 'ward')).toEqual({ tone: 'good', text: 'cấp trên đã nhận' });
    expect(bundleStatus(confirmed, 'city').text).toBe('đơn vị đã nhận');
  });

  test('a draft is no mail: it still asks for something to be done', () => {
    expect(bundleStatus(journey(['created', 'emailMade']), 'ward')).toEqual({
      tone: 'look',
      text: 'đã soạn thư, chưa gửi',
    });
    expect(filter('notSent')?.(journey(['created', 'emailMade']))).toBe(true);
    expect(filter('notSent')?.(journey(['created', 'emailMade', 'handedOver']))).toBe(false);
  });

  test('what left waits for a receipt, but only where one comes', () => {
    expect(bundleStatus(journey(['created', 'written'], { state: 'saved' }), 'ward').text).toBe(
      'đã ghi USB, chờ biên nhận',
    );
    const receipt = journey(['created', 'written'], { state: 'saved', kind: 'receipt' });
    expect(bundleStatus(receipt, 'city').text).toBe('đã ghi USB');
    expect(filter('open')?.(receipt)).toBe(false);
  });

  test('a failure that is repeated by itself is said, and a queue is no sending', () => {
    const waiting = [{ way: 'webdav' as const, attempts: 2, nextAttemptAt: '2024-01-05T03:00:00.000Z' }];
    expect(tone({ ...journey(['created', 'queued', 'failed']), waiting })).toBe('look');
    expect(bundleStatus({ ...journey(['created', 'sent', 'queued']), waiting }, 'ward').text).toBe(
      'đang chờ gửi',
    );
  });

  test('a refusal is red and says why', () => {
    const refused = journey(['created', 'written', 'refused'], {
      state: 'refused',
      refusalCode: 'WRONG_ROUND',
    });
    expect(tone(refused)).toBe('bad');
    expect(refusalText(refused)).toBe('Bị từ chối: Gói này thuộc kỳ đánh giá khác.');
    expect(lastAt(refused)).toBe('2024-01-05T02:02:00.000Z');
  });
});
