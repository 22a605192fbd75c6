import { useEffect, useRef, type RefObject } from 'react';

interface EditorKeys {
  readonly step: (direction: 'undo' | 'redo') => void;
  readonly nextFinding: (backwards: boolean) => void;
  readonly flush: () => void;
}

/** Undo, redo, saving and the next finding, from anywhere on the page but not in dialogs. */
export function useEditorKeys(root: RefObject<HTMLElement | null>, keys: EditorKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      const outside = target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;
      if (event.defaultPrevented || event.isComposing || outside || event.altKey || !root.current) return;
      const key = event.key.toLowerCase();
      const { step, nextFinding, flush } = latest.current;
      if (event.key === 'F8') nextFinding(event.shiftKey);
      else if (!event.ctrlKey) return;
      else if (key === 'z') step(event.shiftKey ? 'redo' : 'undo');
      else if (key === 'y') step('redo');
      else if (key === 's') flush();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [root]);
}
