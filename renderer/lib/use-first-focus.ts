import { useEffect, useRef, type RefObject } from 'react';

/** The field a screen starts in: where its one purpose is to be filled, the cursor stands there. */
export function useFirstFocus<Field extends HTMLElement>(): RefObject<Field | null> {
  const field = useRef<Field>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
