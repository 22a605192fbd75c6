import { t } from '#renderer/i18n/translate.ts';

/** Revision 1 is the first; every later one is "bổ sung lần n". */
export function revisionText(revision: number | null): string {
  if (revision === null) return t('common.dash');
  return revision <= 1 ? t('cityOverview.firstRevision') : t('cityOverview.correction', { n: revision - 1 });
}

/** The number a bundle carries: of the signed sheet, or of statistics how often they were sent. */
export function bundleRevisionText(bundle: {
  readonly kind: string | null;
  readonly revision: number | null;
}): string {
  const { kind, revision } = bundle;
  if (kind === 'statistics' && revision !== null) return t('statistics.sentTimes', { revision });
  return revisionText(revision);
}
