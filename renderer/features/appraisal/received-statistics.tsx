import type { ReactNode } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { figureAt } from '#shared/domain/statistics/apply-statistics.ts';
import { exactValue } from '#shared/domain/statistics/exact-value.ts';
import { statisticOperands } from '#shared/domain/statistics/list-statistics.ts';
import { EMPTY_ANSWER } from '#shared/schemas/answer.ts';
import type { RevisionAnswer } from '#shared/schemas/bundle-submission.ts';
import { Notice } from '#renderer/components/notice.tsx';
import type { WardReading } from '#renderer/features/appraisal/ward-rows.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

interface ReceivedStatisticsProps {
  readonly reading: WardReading;
  readonly node: LeafNode;
  readonly claim: RevisionAnswer | undefined;
}

/** Where the ward sent its statistics on their own too, and one of them is not the figure it claims points with. */
export function ReceivedStatistics({ reading, node, claim }: ReceivedStatisticsProps): ReactNode {
  const operands = statisticOperands(node);
  const { round, unit } = reading;
  const input = operands.length === 0 ? null : { roundId: round.id, unitId: unit.id };
  const received = useQuery('statistics.listReceived', input).value?.units[0]?.received ?? null;
  if (received === null) return null;
  const differing = operands.flatMap(({ key, label, statisticCode }) => {
    const entry = received.values.find(({ code }) => code === statisticCode);
    const claimed = figureAt(claim?.answer ?? EMPTY_ANSWER, key).raw.trim();
    if (!entry || isSame(entry.raw, claimed)) return [];
    return [{ key, label, sent: entry.raw.trim(), claimed }];
  });
  const blank = t('statistics.received.blank');
  return differing.map(({ key, label, sent, claimed }) => (
    <Notice key={key} tone="look">
      {t('statistics.received.differs', {
        label,
        revision: received.revision,
        received: sent || blank,
        claimed: claimed || blank,
      })}
    </Notice>
  ));
}

/** The same figure, however it was typed: `1.200` and `1200`. */
function isSame(sent: string, claimed: string): boolean {
  const [left, right] = [exactValue(sent), exactValue(claimed)];
  return left === null && right === null ? sent.trim() === claimed : left === right;
}
