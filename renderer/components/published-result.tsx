import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { formatPoints } from '#shared/lib/numbers.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';

/** The published result of the round in one line with the way to it; nothing while none came. */
export function PublishedResult(): ReactNode {
  const { round } = useRound();
  const { value } = useQuery('publication.readResults', round ? { roundId: round.id } : null);
  const results = value?.results;
  if (!results) return null;
  const { own, unitCount } = results;
  const words =
    own?.rank === null || own?.rank === undefined || own.points === null
      ? t('results.noticeNoRank')
      : t('results.notice', {
          rank: own.rank,
          count: unitCount,
          points: formatPoints(own.points),
          class: own.classification || t('common.dash'),
        });
  return (
    <Notice
      tone="good"
      action={
        <Button size="xs" variant="default" component={Link} href="/ket-qua">
          {t('results.see')}
        </Button>
      }
    >
      {words}
    </Notice>
  );
}
