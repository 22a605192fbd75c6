import type { Points } from '#shared/lib/points.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { pointsText } from '#shared/domain/criteria/draft/figures.ts';
import { isLeaf, walkNodes } from '#shared/domain/criteria/tree.ts';
import { ruleToLines } from '#shared/vocabulary/rule-words.ts';

/** Columns of the printed set, in order; widths in millimetres fill the 252 mm of a landscape page. */
export const CRITERIA_COLUMNS = [
  { key: 'code', title: 'STT', widthMm: 15 },
  { key: 'title', title: 'Lĩnh vực, tiêu chí', widthMm: 58 },
  { key: 'maximum', title: 'Điểm tối đa', widthMm: 15 },
  { key: 'scale', title: 'Cách tính điểm', widthMm: 56 },
  { key: 'evidence', title: 'Tài liệu kiểm chứng', widthMm: 38 },
  { key: 'guidance', title: 'Hướng dẫn, ghi chú', widthMm: 34 },
  { key: 'leadAgency', title: 'Cơ quan chủ trì', widthMm: 18 },
  { key: 'coordinatingAgencies', title: 'Cơ quan phối hợp', widthMm: 18 },
] as const;
export type CriteriaColumnKey = (typeof CRITERIA_COLUMNS)[number]['key'];

/** A row of the set as printed: text by column, the maximum as exact points, and how it stands out. */
export interface CriteriaReportRow {
  readonly texts: Readonly<Record<CriteriaColumnKey, string>>;
  readonly maximum: Points;
  readonly depth: number;
  readonly isLeaf: boolean;
}

/** "Phụ lục bộ tiêu chí" before it becomes a document. */
export interface CriteriaReport {
  /** In capitals, broken where it reads well. */
  readonly title: string;
  /** "(Kèm theo Quyết định số … ngày … của …)"; '' where no decision is known. */
  readonly attachedTo: string;
  readonly rows: readonly CriteriaReportRow[];
  readonly total: Points;
}

/** "ngày 05 tháng 02 năm 2024": days below 10 and the months 1 and 2 with a leading 0 (Nghị định 30, Phụ lục I). */
function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `ngày ${date} tháng ${Number(month) > 2 ? String(Number(month)) : month} năm ${year}`;
}

function attachedTo({ decision, issuer }: CriteriaSet): string {
  if (!decision) return '';
  const kind = /-QĐ|QĐ-/.test(decision.number)
    ? 'Quyết định'
    : /KH-|-KH/.test(decision.number)
      ? 'Kế hoạch'
      : 'Văn bản';
  const by = issuer === '' ? '' : ` của ${issuer}`;
  return `(Kèm theo ${kind} số ${decision.number} ${dayInWords(decision.date)}${by})`;
}

function textsOf(node: CriteriaNode): CriteriaReportRow['texts'] {
  const { code, title, maximum, leaf } = node;
  return {
    code,
    title,
    maximum: pointsText(maximum),
    scale: isLeaf(node) ? ruleToLines(node).join('\n') : '',
    evidence: (leaf?.evidenceWanted ?? []).map((text) => `- ${text}`).join('\n'),
    guidance: leaf?.guidance ?? '',
    leadAgency: leaf?.leadAgency ?? '',
    coordinatingAgencies: leaf?.coordinatingAgencies ?? '',
  };
}

/** A set as the appendix of a decision prints it. */
export function criteriaReport(set: CriteriaSet): CriteriaReport {
  return {
    title: set.title.toUpperCase(),
    attachedTo: attachedTo(set),
    rows: walkNodes(set.tree).map(({ node, depth }) => ({
      texts: textsOf(node),
      maximum: node.maximum,
      depth,
      isLeaf: node.leaf !== undefined,
    })),
    total: set.declared.maximum,
  };
}
