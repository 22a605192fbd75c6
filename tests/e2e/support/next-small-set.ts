import { figure, groupRow, leafRow } from '#db/seed/set-builder.ts';
import { findNode, isLeaf } from '#shared/domain/criteria/tree.ts';
import { points, type Points } from '#shared/lib/points.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { SMALL_SET } from '#tests/e2e/support/small-set.ts';

/** A row of the small set under another code, with another maximum where one is given. */
function carried(from: string, to: string, maximum?: Points): CriteriaNode {
  const node = findNode(SMALL_SET.tree, from);
  if (!node || !isLeaf(node)) throw new Error(`no criterion ${from}`);
  return { ...node, code: to, maximum: maximum ?? node.maximum };
}

const PLANNING = groupRow('1', '45', 'Công tác chỉ đạo, điều hành', [
  carried('1.3', '1.1'),
  carried('1.2', '1.2'),
  leafRow('1.3', '10', 'Kiểm tra công vụ tại cơ sở', {
    rule: { kind: 'BOOL', operand: 'checked' },
    operands: [{ kind: 'yesNo', key: 'checked', label: 'Đã kiểm tra công vụ' }],
  }),
]);

const SERVICE = groupRow('2', '55', 'Phục vụ người dân', [
  carried('2.2', '2.1', points('20')),
  carried('2.1', '2.2', points('10')),
  carried('2.3', '2.3'),
  leafRow('2.4', '5', 'Giải pháp mới đã đưa vào áp dụng', {
    rule: { kind: 'UNIT', count: figure('ideas'), pointsEach: points('2.5'), cap: points('5') },
    operands: [{ kind: 'count', key: 'ideas', label: 'Số giải pháp được công nhận' }],
  }),
]);

/**
 * The second version of the small set. Old 1.1 is gone and 1.3 is new; old 1.3 is now 1.1; old 2.1 and 2.2 change places and
 * maxima; old 1.4 is 2.4 in words so different that only a person can tell.
 */
export const NEXT_SMALL_SET: CriteriaSet = { ...SMALL_SET, version: 2, tree: [PLANNING, SERVICE] };
