import { points, type Points } from '#shared/lib/points.ts';
import { foldVietnamese } from '#shared/lib/vi-text.ts';

/** What a clause of a scale grants: points, a share of the maximum ("0.5"), or a formula in words. */
export type Grant =
  | { readonly kind: 'points'; readonly points: Points }
  | { readonly kind: 'share'; readonly share: string }
  | { readonly kind: 'formula' };

/** One clause of a scale in words: "từ 80 % trở lên: 1 điểm". `when` is folded for comparing, `label` as printed. */
export interface Clause {
  readonly label: string;
  readonly when: string;
  readonly grant: Grant;
}

const NUMBER = String.raw`[+-]?\s?\d+(?:[.,]\d+)?`;
const GRANT = String.raw`(?<figure>${NUMBER})\s*(?<percent>%)?\s*(?:so\s+)?(?:diem|d)?(?:\s*toi da)?`;
/** "…: 1 điểm", "… được 1 điểm", "… (1 điểm)", "… - 0,5 điểm". */
const GRANT_LAST = new RegExp(
  String.raw`^(?<when>.*?)(?:\s*(?::|=>|=|→)\s*(?:duoc |tinh |dat |cham )?|,?\s+(?:duoc|tinh|cham|cho|dat)\s+(?:diem\s+|la\s+)?|\s+[-–]\s+|\s*\()${GRANT}\s*\)?[\s.]*$`,
);
/** "1 điểm: nếu …", "0,5 điểm khi …". */
const GRANT_FIRST = new RegExp(
  String.raw`^(?<figure>${NUMBER})\s*(?:diem|d)\s*(?::|-|–|neu|khi)\s*(?<when>.+)$`,
);
const FULL_LAST =
  /^(?<when>.*?)(?:\s*[:=→]\s*|,?\s+(?:duoc|tinh|dat|cham)\s+)(?:du\s+)?(?:so\s+)?diem toi da[\s.]*$/;
const FORMULA_LAST =
  /^(?<when>.*?)(?:\s*[:=→]\s*|,?\s+(?:duoc|tinh|diem)\s+)(?<formula>.*(?:[x×*/:]|nhan|ty le|tuong ung|theo cong thuc).*diem.*)$/;

function decimal(text: string): string {
  return text.replace(/\s/g, '').replace(/^\+/, '').replace(',', '.');
}

/** Hundredths of a percentage as a plain decimal: "50" → "0.5". */
export function percentToShare(text: string): string {
  const literal = decimal(text);
  const negative = literal.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = literal.replace('-', '').split('.');
  const digits = whole.padStart(3, '0');
  const cut = `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`.replace(/0+$/, '').replace(/\.$/, '');
  return `${negative}${cut.replace(/^0+(?=\d)/, '')}`;
}

function grantOf(figure: string, percent: boolean): Grant | null {
  if (percent) return { kind: 'share', share: percentToShare(figure) };
  const literal = decimal(figure);
  return /^-?\d{1,6}(\.\d{1,6})?$/.test(literal) ? { kind: 'points', points: points(literal) } : null;
}

function toClause(text: string, when: string, at: number, grant: Grant | null): Clause | null {
  if (grant === null) return null;
  const label = text
    .slice(at, at + when.length)
    .replace(/^(?:nếu|khi|trường hợp)\s+/i, '')
    .replace(/[\s,:;(–-]+$/, '')
    .trim();
  return { label, when: when.trim(), grant };
}

/** One clause, or null where it grants nothing that can be read. */
export function readClause(text: string): Clause | null {
  const printed = text.normalize('NFC');
  const folded = foldVietnamese(printed);
  const first = GRANT_FIRST.exec(folded)?.groups;
  if (first) {
    const when = first['when'] ?? '';
    return toClause(printed, when, folded.length - when.length, grantOf(first['figure'] ?? '', false));
  }
  const last = GRANT_LAST.exec(folded)?.groups;
  if (last)
    return toClause(printed, last['when'] ?? '', 0, grantOf(last['figure'] ?? '', last['percent'] === '%'));
  const full = FULL_LAST.exec(folded)?.groups;
  if (full) return toClause(printed, full['when'] ?? '', 0, { kind: 'share', share: '1' });
  const formula = FORMULA_LAST.exec(folded)?.groups;
  return formula ? toClause(printed, formula['when'] ?? '', 0, { kind: 'formula' }) : null;
}

/** The clauses of a scale, at semicolons, line ends and full stops behind points; bullets are taken off. */
export function splitClauses(scaleText: string): readonly string[] {
  const parts = scaleText
    .normalize('NFC')
    .split(/[;\n\r]+|(?<=(?:điểm|đ|\d))\.\s+(?=\p{Lu})/u)
    .map((part) => part.replace(/^[\s\-–+•*]+(?=\D)/u, '').trim())
    .filter((part) => /[\p{L}\d]/u.test(part));
  // "Có: 1 điểm, không: 0": a comma parts clauses only where each has its own colon.
  return parts.flatMap((part) => {
    const pieces = part.split(/,\s+(?=[^,:]+:)/);
    return pieces.length > 1 && pieces.every((piece) => piece.includes(':')) ? pieces : [part];
  });
}
