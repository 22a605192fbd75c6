import { assertNever } from '#shared/lib/result.ts';
import type { BundleKind } from '#shared/schemas/bundle.ts';

/**
 * The number in a bundle's header in words: of what the leader signed (or what answers it) "Lần đầu", "Bổ sung lần n"; of
 * statistics how often they were sent; of a receipt the number of what was received, whose kind the header does not tell.
 * '' where the bundle has no number. `kind` null: a file that never became a bundle.
 */
export function bundleNumberText(bundle: {
  readonly kind: BundleKind | null;
  readonly revision: number | null;
}): string {
  const { kind, revision } = bundle;
  if (revision === null) return '';
  switch (kind) {
    case 'submission':
    case 'feedback':
    case 'results':
      return revision <= 1 ? 'Lần đầu' : `Bổ sung lần ${revision - 1}`;
    case 'statistics':
      return `Lần gửi ${revision}`;
    case 'receipt':
    case 'repair':
    case 'setup':
    case 'criteria':
    case 'part':
    case 'report':
    case null:
      return `Số ${revision}`;
    default:
      return assertNever(kind);
  }
}
