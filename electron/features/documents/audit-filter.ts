import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { auditActionText } from '#shared/vocabulary/audit-words.ts';
import type { AuditFilter } from '#db/queries/audit-search.ts';

type Asked = ParsedInputOf<'audit.exportRecords'>;

/** The filter of the log for what a person asked: days of this computer become moments. */
export function auditFilterOf({ actor, action, leafCode, fromDay, toDay }: Asked): AuditFilter {
  return {
    actor,
    action,
    leafCode,
    from: fromDay === null ? null : startOf(fromDay, 0),
    before: toDay === null ? null : startOf(toDay, 1),
  };
}

/** What was asked, in words; nothing where the whole log was. */
export function auditFilterWords(
  { actor, action, leafCode, fromDay, toDay }: Asked,
  nameOf: (username: string) => string | null,
): readonly string[] {
  return [
    ...(actor === null
      ? []
      : [`người thực hiện ${actor === '' ? 'là chương trình' : (nameOf(actor) ?? actor)}`]),
    ...(action === null ? [] : [`việc “${auditActionText(action)}”`]),
    ...(leafCode === null ? [] : [`tiêu chí ${leafCode}`]),
    ...(fromDay === null ? [] : [`từ ngày ${formatDay(fromDay)}`]),
    ...(toDay === null ? [] : [`đến hết ngày ${formatDay(toDay)}`]),
  ];
}

/** The start of a day of this computer, or of one some days later, as a UTC moment. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
