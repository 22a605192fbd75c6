import type { Share } from '#renderer/components/share-bar.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { submissionOf, type WardProgress } from '#renderer/lib/ward-progress.ts';

function count(wards: readonly WardProgress[], test: (ward: WardProgress) => boolean): number {
  return wards.filter(test).length;
}

/** On time, late, not sent: the parts add up to all units. */
export function submissionShares(wards: readonly WardProgress[]): readonly Share[] {
  const of = (wanted: ReturnType<typeof submissionOf>): number =>
    count(wards, (ward) => submissionOf(ward) === wanted);
  return [
    { key: 'onTime', label: t('cityOverview.onTime'), count: of('onTime'), fill: 'solid' },
    { key: 'late', label: t('cityOverview.late'), count: of('late'), fill: 'hatched' },
    { key: 'missing', label: t('cityOverview.missing'), count: of('missing'), fill: 'empty' },
  ];
}

/** Finished, being appraised, received, not sent: the parts add up to all units. */
export function appraisalShares(wards: readonly WardProgress[]): readonly Share[] {
  const of = (wanted: WardProgress['state']): number => count(wards, (ward) => ward.state === wanted);
  return [
    { key: 'finished', label: t('cityOverview.finished'), count: of('finished'), fill: 'solid' },
    { key: 'appraising', label: t('cityOverview.appraising'), count: of('appraising'), fill: 'hatched' },
    { key: 'received', label: t('cityOverview.received'), count: of('received'), fill: 'pale' },
    { key: 'notSent', label: t('cityOverview.notSent'), count: of('notSent'), fill: 'empty' },
  ];
}
