/** What of a document tells whether it may be held twice. */
export interface ComparedDocument {
  readonly id: string;
  readonly fileName: string;
  readonly number: string;
  readonly date: string;
  readonly issuer: string;
}

/**
 * Documents that look the same though their contents differ: same number, date and issuer (a number must be there),
 * or the same file name unless both are dated and the days differ (yearly reports bear one name). Gives for each such document the ids of the others, in the order given.
 */
export function findLookalikes(
  documents: readonly ComparedDocument[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, ComparedDocument[]>();
  for (const document of documents) {
    for (const key of keysOf(document)) groups.set(key, [...(groups.get(key) ?? []), document]);
  }
  const found = new Map<string, string[]>();
  for (const alike of groups.values()) {
    for (const document of alike) {
      const others = alike.filter((other) => other !== document && !isOfOtherDay(document, other));
      if (others.length === 0) continue;
      const ids = others.map(({ id }) => id);
      found.set(document.id, [...new Set([...(found.get(document.id) ?? []), ...ids])]);
    }
  }
  return found;
}

function isOfOtherDay(one: ComparedDocument, other: ComparedDocument): boolean {
  const [left, right] = [plain(one.date), plain(other.date)];
  return left !== '' && right !== '' && left !== right;
}

function keysOf({ fileName, number, date, issuer }: ComparedDocument): readonly string[] {
  const name = `name\n${plain(fileName)}`;
  return number.trim() === '' ? [name] : [name, `number\n${plain(number)}\n${plain(date)}\n${plain(issuer)}`];
}

/** Case, spaces and normal form make no other document. */
function plain(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('vi').replaceAll(/\s+/gu, '');
}
