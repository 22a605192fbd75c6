/** A small preference of this computer (a width, a folded state). Losing it loses nothing that matters. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`cchc.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`cchc.${key}`, value);
  } catch {
    // A full or forbidden store: the preference is simply not kept.
  }
}
