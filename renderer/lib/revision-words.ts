import { t } from '#renderer/i18n/translate.ts';

/** Revision 1 is the first; every later one is "bổ sung lần n". */
export function revisionText(revision: number | null): string {
  if (revision === null) return t('common.dash');
  return revision <= 1 ? t('cityOverview.firstRevision') : t('cityOverview.correction', { n: revision - 1 });
}
