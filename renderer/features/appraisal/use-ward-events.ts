import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { rowCodeAt } from '#renderer/features/appraisal/ward-focus.ts';
import { wardKeyAction, type WardAction, type WardKeyPlace } from '#renderer/features/appraisal/ward-keys.ts';

/** What the sheet does when keys are pressed and rows are entered. */
export interface WardEvents {
  readonly act: (action: WardAction, code: string | null) => void;
  /** The focus came into a row. */
  readonly enter: (code: string) => void;
  /** A row was clicked outside its points field. */
  readonly click: (code: string) => void;
}

function placeOf(target: EventTarget | null, grid: HTMLElement | null): WardKeyPlace {
  if (!(target instanceof HTMLElement) || !grid?.contains(target)) return 'elsewhere';
  if (rowCodeAt(target) === null) return 'elsewhere';
  return target instanceof HTMLInputElement ? 'points' : 'row';
}

/** Listens on the page around the grid: one place for all rows, and the keys work from the panel too. */
export function useWardEvents(
  page: RefObject<HTMLElement | null>,
  grid: RefObject<HTMLElement | null>,
  events: WardEvents,
): void {
  const latest = useRef(events);
  useLayoutEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    const around = page.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = wardKeyAction(event, placeOf(event.target, grid.current));
      if (action === null) return;
      event.preventDefault();
      latest.current.act(action, rowCodeAt(event.target));
    };
    const onWindowKeyDown = (event: KeyboardEvent): void => {
      if (event.target === document.body) onKeyDown(event);
    };
    const onFocusIn = (event: FocusEvent): void => {
      const code = rowCodeAt(event.target);
      if (code !== null) latest.current.enter(code);
    };
    const onClick = (event: MouseEvent): void => {
      const code = rowCodeAt(event.target);
      if (code !== null && !(event.target instanceof HTMLInputElement)) latest.current.click(code);
    };
    around?.addEventListener('keydown', onKeyDown);
    around?.addEventListener('focusin', onFocusIn);
    around?.addEventListener('click', onClick);
    window.addEventListener('keydown', onWindowKeyDown);
    return () => {
      around?.removeEventListener('keydown', onKeyDown);
      around?.removeEventListener('focusin', onFocusIn);
      around?.removeEventListener('click', onClick);
      window.removeEventListener('keydown', onWindowKeyDown);
    };
  }, [page, grid]);
}
