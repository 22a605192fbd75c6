import { create } from 'zustand';
import type { AppError } from '#shared/contract/errors.ts';

/** Whether what was typed is on disk. `retry` saves again what could not be saved. */
export type SaveStatus =
  | { readonly state: 'quiet' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'failed'; readonly error: AppError; readonly retry: () => void };

export const useSaveStatus = create<{ status: SaveStatus }>(() => ({ status: { state: 'quiet' } }));

/** Tells the top bar how saving stands. "Saved" means the backend said so. */
export function reportSave(status: SaveStatus): void {
  useSaveStatus.setState({ status });
}
