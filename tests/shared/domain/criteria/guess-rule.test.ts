import { describe, expect, test } from 'vitest';
import { guessRule } from '#shared/domain/criteria/guess-rule.ts';
import { points } from '#shared/lib/points.ts';

const pts = (literal: string) => ({ kind: 'points', points: points(literal) });
const rate = { kind: 'operand', operand: 'rate' };
const count = { kind: 'operand', operand: 'count' };
const from = (bound: string, award: string) => ({ op: '>=', bound, award: pts(award) });
const above = (bound: string, award: string) => ({ op: '>', bound, award: pts(award) });

function guess(scale: string, maximum: string) {
  return guessRule(scale, { title: 'Tỷ lệ hồ sơ đúng hạn', maximum: points(maximum) });
}

describe('steps by ranges', () => {
  test.each([
    [
      'the words of the issue',
      'từ 80 % trở lên: 1 điểm; từ 50 % đến dưới 80 %: 0,5 điểm; dưới 50 %: 0',
      '1',
      [from('0.8', '1'), from('0.5', '0.5')],
      '0',
      'high',
    ],
    [
      'lines with bullets',
      '- Từ 95% trở lên: 2 điểm\n- Từ 90% đến dưới 95%: 1 điểm\n- Dưới 90%: 0 điểm',
      '2',
      [from('0.95', '2'), from('0.9', '1')],
      '0',
      'high',
    ],
    [
      'above and up to (90 itself in the middle)',
      'Trên 90% kế hoạch: 2; từ 70% đến 90%: 1; dưới 70%: 0',
      '2',
      [above('0.9', '2'), from('0.7', '1')],
      '0',
      'high',
    ],
    [
      'given from the lowest up',
      'Dưới 50%: 0 điểm; từ 50% đến dưới 80%: 0,25 điểm; từ 80% trở lên: 0,5 điểm',
      '0.5',
      [from('0.8', '0.5'), from('0.5', '0.25')],
      '0',
      'high',
    ],
    [
      'a last step that is not 0',
      'Từ 80% trở lên: 20 điểm; dưới 80%: 10 điểm',
      '20',
      [from('0.8', '20')],
      '10',
      'high',
    ],
    ['100 % and less', 'Đạt 100%: 1 điểm; dưới 100%: 0 điểm', '1', [from('1', '1')], '0', 'high'],
    [
      'a range that overlaps is less sure',
      'Từ 80% trở lên: 1; từ 50% đến 80%: 0,5; dưới 50%: 0',
      '1',
      [from('0.8', '1'), from('0.5', '0.5')],
      '0',
      'medium',
    ],
    ['no lowest step is less sure', 'Từ 80% trở lên: 1 điểm', '1', [from('0.8', '1')], '0', 'medium'],
    [
      'points that never reach the maximum are doubtful',
      'Từ 80% trở lên: 0,5 điểm; dưới 80%: 0',
      '1',
      [from('0.8', '0.5')],
      '0',
      'low',
    ],
  ])('%s', (...[, scale, maximum, steps, otherwise, confidence]) => {
    expect(guess(scale, maximum)).toMatchObject({
      rule: { kind: 'LADDER', value: rate, steps, otherwise: pts(otherwise) },
      operands: [{ kind: 'ratio', key: 'rate' }],
      confidence,
    });
  });

  test('plain counts take a plain number', () => {
    expect(guess('Từ 3 sáng kiến trở lên: 1 điểm; từ 1 đến dưới 3: 0,5; dưới 1: 0', '1')).toMatchObject({
      rule: { kind: 'LADDER', steps: [from('3', '1'), from('1', '0.5')] },
      operands: [{ kind: 'number' }],
    });
  });

  test('shares of the maximum stay shares', () => {
    expect(guess('Từ 80% trở lên: 100% số điểm; dưới 80%: 50% số điểm', '1')).toMatchObject({
      rule: { steps: [{ award: { kind: 'share', share: '1' } }], otherwise: { kind: 'share', share: '0.5' } },
      confidence: 'high',
    });
  });
});

describe('yes or no, and exclusive answers', () => {
  test.each([
    'Có: 1 điểm; không: 0',
    'Không ban hành: 0 điểm\nCó ban hành: 1 điểm',
    'Có: 1 điểm, không: 0 điểm',
  ])('%j', (scale) => {
    expect(guess(scale, '1')).toMatchObject({
      rule: { kind: 'BOOL', operand: 'met' },
      operands: [{ kind: 'yesNo', key: 'met' }],
      confidence: 'high',
    });
  });

  test('yes or no that leaves something is a choice', () => {
    expect(guess('Có: 1 điểm; không: 0,25 điểm', '1')).toMatchObject({
      rule: { kind: 'CHOICE', awards: [{ award: pts('1') }, { award: pts('0.25') }] },
    });
  });

  test('in time, late, not at all', () => {
    expect(
      guess('Ban hành đúng thời hạn: 1 điểm; ban hành chậm: 0,5 điểm; không ban hành: 0 điểm', '1'),
    ).toMatchObject({
      rule: {
        kind: 'CHOICE',
        awards: [
          { option: 'o1', award: pts('1') },
          { option: 'o2', award: pts('0.5') },
          { option: 'o3', award: pts('0') },
        ],
      },
      operands: [
        {
          options: [
            { label: 'Ban hành đúng thời hạn' },
            { label: 'ban hành chậm' },
            { label: 'không ban hành' },
          ],
        },
      ],
      confidence: 'high',
    });
  });
});

describe('phrases', () => {
  test.each([
    ['Mỗi sáng kiến được 0,5 điểm, tối đa 2 điểm', '2', '0.5', '2', 'high'],
    ['Cứ mỗi văn bản: 0,25 điểm (tối đa 1 điểm)', '1', '0.25', '1', 'high'],
    ['Mỗi cuộc kiểm tra được 0,5 điểm', '2', '0.5', '2', 'high'],
  ])('%j', (scale, maximum, each, cap, confidence) => {
    expect(guess(scale, maximum)).toMatchObject({
      rule: { kind: 'UNIT', count, pointsEach: points(each), cap: points(cap) },
      confidence,
    });
  });

  test('each slip costs', () => {
    expect(guess('Mỗi hồ sơ trễ hạn trừ 0,25 điểm', '1')).toMatchObject({
      rule: {
        kind: 'DEDUCT',
        start: { kind: 'share', share: '1' },
        events: [{ count, loss: pts('0.25') }],
        floor: 0,
      },
    });
  });

  test.each([
    'Tỷ lệ × điểm tối đa',
    'Điểm = tỷ lệ đạt được x điểm tối đa',
    'Tính điểm: tỷ lệ % nhân với điểm chuẩn',
  ])('%j', (scale) => {
    expect(guess(scale, '2')).toMatchObject({ rule: { kind: 'LINEAR', value: rate }, confidence: 'high' });
  });

  test('in proportion above a bound', () => {
    const scale = '100%: 1 điểm; từ 90% đến dưới 100%: tỷ lệ x điểm tối đa; dưới 90%: 0 điểm';
    expect(guess(scale, '1')).toMatchObject({
      rule: { kind: 'LINCUT', low: '0.9', high: '1' },
      confidence: 'high',
    });
  });

  test('against the year before', () => {
    expect(
      guess('Cao hơn năm trước: 1 điểm; bằng năm trước: 0,5 điểm; thấp hơn năm trước: 0 điểm', '1'),
    ).toMatchObject({
      rule: { kind: 'YOY', higher: pts('1'), equal: pts('0.5'), lower: pts('0'), tolerance: '0' },
      operands: [{ key: 'current' }, { kind: 'previous' }],
      confidence: 'high',
    });
  });
});

describe('what is not understood', () => {
  test.each(['', 'Theo hướng dẫn của Sở Nội vụ', 'Đánh giá của Hội đồng thẩm định'])(
    '%j gives no guess',
    (scale) => {
      expect(guess(scale, '1')).toBeNull();
    },
  );

  test('a clause left over makes the guess doubtful and is told', () => {
    const guessed = guess('Từ 80% trở lên: 1 điểm; dưới 80%: 0 điểm; trừ trường hợp bất khả kháng', '1');
    expect(guessed).toMatchObject({ confidence: 'low' });
    expect(guessed?.reading).toContain('còn câu chưa hiểu');
  });

  test('the reading says in words what was understood', () => {
    expect(guess('từ 80 % trở lên: 1 điểm; dưới 80 %: 0', '1')?.reading).toBe(
      'Theo bậc: từ 80 %: 1 điểm; còn lại: 0 điểm',
    );
  });
});
