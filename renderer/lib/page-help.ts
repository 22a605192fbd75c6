import { useEffect } from 'react';
import { create } from 'zustand';

/** What F1 shows for a page: its purpose in a few sentences and its keys. */
export interface PageHelp {
  readonly title: string;
  readonly text: readonly string[];
  readonly keys: readonly (readonly [key: string, meaning: string])[];
}

export const usePageHelpStore = create<{ help: PageHelp | null; open: boolean }>(() => ({
  help: null,
  open: false,
}));

/** Registers the help of the page on screen. Hand over a constant, not a new object each time. */
export function usePageHelp(help: PageHelp): void {
  useEffect(() => {
    usePageHelpStore.setState({ help });
    return () => usePageHelpStore.setState({ help: null, open: false });
  }, [help]);
}

export function openPageHelp(): void {
  usePageHelpStore.setState({ open: true });
}

export function closePageHelp(): void {
  usePageHelpStore.setState({ open: false });
}
