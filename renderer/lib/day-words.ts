import { t } from '#renderer/i18n/translate.ts';
import { daysBetween } from '#shared/lib/text-format.ts';

/** "hôm nay", "còn 3 ngày", "quá hạn 2 ngày". */
export function daysLeftText(today: string, deadline: string): string {
  const days = daysBetween(today, deadline);
  if (days === 0) return t('common.today');
  return days > 0 ? t('common.daysLeft', { days }) : t('common.daysOver', { days: -days });
}
