/** Saves whenever a cell is left, by whichever key or click, instead of waiting for more keystrokes; returns what ends it. */
export function saveOnLeave(area: EventTarget | null, save: () => void): () => void {
  area?.addEventListener('focusout', save);
  return () => area?.removeEventListener('focusout', save);
}
