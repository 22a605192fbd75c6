import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useRound } from '#renderer/lib/round.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';

/** Says that a new version of the set has arrived, with the way to move the sheet over; otherwise nothing. */
export function SetMoveNotice(): ReactNode {
  const roundId = useRound().round?.id ?? null;
  const reading = useQuery('criteriaEditor.readMove', roundId === null ? null : { roundId });
  if (!reading.value?.move) return null;
  return (
    <Notice
      tone="look"
      action={
        <Button component={Link} href="/cham-diem/bo-moi" size="xs" variant="default">
          {t('setMove.look')}
        </Button>
      }
    >
      {t('setMove.arrived')}
    </Notice>
  );
}
