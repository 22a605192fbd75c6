import type { TreeAction } from '#renderer/features/criteria/editor/tree-actions.ts';

/** What a key means on a row of the editor's tree. */
export type TreeKey =
  | TreeAction
  | 'previous'
  | 'next'
  | 'first'
  | 'last'
  | 'pageUp'
  | 'pageDown'
  | 'fold'
  | 'unfold'
  | 'rename'
  | 'openForm';

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const PLAIN: Readonly<Record<string, TreeKey>> = {
  ArrowUp: 'previous',
  ArrowDown: 'next',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  ArrowLeft: 'fold',
  ArrowRight: 'unfold',
  F2: 'rename',
  Enter: 'openForm',
  Insert: 'addSibling',
  Delete: 'remove',
};

const WITH_ALT: Readonly<Record<string, TreeKey>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'indent',
  ArrowLeft: 'outdent',
};

/** The meaning of a key on a row, or null where it keeps its own. Tab stays Tab: it leads to the form. */
export function treeKey({ key, ctrlKey, shiftKey, altKey }: Pressed): TreeKey | null {
  if (shiftKey) return null;
  if (altKey) return ctrlKey ? null : (WITH_ALT[key] ?? null);
  if (ctrlKey) return key === 'Insert' ? 'addChild' : null;
  return PLAIN[key] ?? null;
}
