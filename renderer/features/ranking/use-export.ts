import { useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import { client } from '#renderer/lib/client.ts';
import { downloadFile } from '#renderer/lib/files.ts';

/** The ranking as a file: writes it, hands it to the user, and says under which name. */
export interface RankingExport {
  readonly run: (format: 'docx' | 'xlsx') => Promise<void>;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly saved: string | null;
  readonly clear: () => void;
}

/** Exports the ranking of a round, of all units or of one group. */
export function useExport(roundId: string, group: string | null): RankingExport {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const run = async (format: 'docx' | 'xlsx'): Promise<void> => {
    setBusy(true);
    setSaved(null);
    const reply = await client.call('ranking.exportRanking', { roundId, format, group });
    const sent = reply.ok ? await downloadFile(reply.value) : null;
    setBusy(false);
    setError(reply.ok ? (sent?.ok === false ? sent.error : null) : reply.error);
    if (reply.ok && sent?.ok === true) setSaved(reply.value.fileName);
  };
  return { run, busy, error, saved, clear: () => setError(null) };
}
