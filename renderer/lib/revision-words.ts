import { bundleNumberText } from '#shared/vocabulary/bundle-number.ts';
import { t } from '#renderer/i18n/translate.ts';

/** Revision 1 is the first; every later one is "bổ sung lần n". */
export function revisionText(revision: number | null): string {
  if (revision === null) return t('common.dash');
  return revision <= 1 ? t('cityOverview.firstRevision') : t('cityOverview.correction', { n: revision - 1 });
}

/** The number a bundle carries, in the words of its kind; a dash where it has none. */
export function bundleRevisionText(bundle: Parameters<typeof bundleNumberText>[0]): string {
  return bundleNumberText(bundle) || t('common.dash');
}
