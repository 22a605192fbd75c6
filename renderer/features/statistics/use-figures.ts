import { useCallback, useEffect, useMemo, useState } from 'react';
import type { StatisticRow } from '#shared/contract/channels/statistics.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { beforeLeave } from '#renderer/lib/before-leave.ts';
import { client } from '#renderer/lib/client.ts';
import { reportSave } from '#renderer/lib/save-status.ts';
import { createSaver, type Saver } from '#renderer/lib/sheet/saver.ts';
import { useSheet, type Sheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { useQuery } from '#renderer/lib/use-query.ts';

/** What is typed at one statistic. */
export type FigureDraft = Pick<StatisticRow, 'raw' | 'estimated' | 'note'>;
type Drafts = Readonly<Record<string, FigureDraft>>;

/** The statistics on screen. */
export interface Figures {
  /** null while they are being read. */
  readonly rows: readonly StatisticRow[] | null;
  /** As they stood when the page was opened, by code. */
  readonly opened: ReadonlyMap<string, StatisticRow>;
  readonly open: boolean;
  readonly sent: OutputOf<'statistics.listStatistics'>['sent'];
  readonly error: AppError | null;
  /** Codes somebody else saved meanwhile, with their version. */
  readonly conflicts: Readonly<Record<string, number>>;
  /** What stands on disk under a code: in a conflict the other person's. */
  readonly held: (code: string) => StatisticRow | null;
  readonly edit: (row: StatisticRow, change: Partial<FigureDraft>) => void;
  readonly keepMine: (code: string) => void;
  readonly takeTheirs: (code: string) => void;
  /** Saves everything that waits and reads again. */
  readonly refresh: () => Promise<void>;
}

function without<Value>(record: Readonly<Record<string, Value>>, code: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== code));
}

interface SavedDraft {
  readonly code: string;
  readonly draft: FigureDraft;
}

interface SavingPort {
  readonly sheet: Sheet;
  readonly onConflict: (code: string, version: number) => void;
  readonly onSaved: (code: string, draft: FigureDraft) => void;
}

function makeSaver({ sheet, onConflict, onSaved }: SavingPort, versions: Map<string, number>) {
  return createSaver<FigureDraft>(
    {
      save: async (code, draft, baseVersion) => {
        // The sheet first: an answer that waits there still has the figure before.
        await sheet.saver.flush();
        const { roundId } = sheet;
        const reply = await client.call('statistics.saveValue', { roundId, code, ...draft, baseVersion });
        if (reply.ok) {
          sheet.follow(reply.value.followed);
          onSaved(code, draft);
        }
        return reply;
      },
      report: reportSave,
      onConflict,
    },
    versions,
  );
}

/** Saves before the screen locks, the page is left or the window goes. */
function useFlush(saver: Saver<FigureDraft>): void {
  useEffect(() => {
    const flush = (): void => void saver.flush();
    const withdraw = beforeLeave(saver.flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      withdraw();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [saver]);
}

/** Reads the statistics of the round once the sheet's last keystroke is on disk, and saves what is typed at them. */
export function useFigures(): Figures {
  const sheet = useSheet();
  const { roundId } = sheet;
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void sheet.saver.flush().then(() => setReady(true));
  }, [sheet]);
  const query = useQuery('statistics.listStatistics', ready ? { roundId } : null);
  const [drafts, setDrafts] = useState<Drafts>({});
  const [conflicts, setConflicts] = useState<Readonly<Record<string, number>>>({});
  const [versions] = useState(() => new Map<string, number>());
  const [lastSaved, setLastSaved] = useState<SavedDraft | null>(null);
  const { reload } = query;
  const saver = useMemo(
    (): Saver<FigureDraft> =>
      makeSaver(
        {
          sheet,
          onConflict: (code, version) =>
            void reload().then(() => setConflicts((before) => ({ ...before, [code]: version }))),
          onSaved: (code, draft) => setLastSaved({ code, draft }),
        },
        versions,
      ),
    [sheet, versions, reload],
  );
  useEffect(() => {
    if (lastSaved === null) return;
    const { code, draft } = lastSaved;
    // Once the row is read again it says the same as the draft, unless somebody has typed on.
    void reload().then(() =>
      setDrafts((before) => (before[code] === draft ? without(before, code) : before)),
    );
  }, [lastSaved, reload]);
  useFlush(saver);
  const opened = useOpened(query.value?.statistics ?? null);
  useEffect(() => {
    for (const { code, version } of query.value?.statistics ?? [])
      if (!saver.isWaiting(code)) versions.set(code, version);
  }, [query.value, saver, versions]);
  const rows = useMemo(
    () => query.value?.statistics.map((row) => ({ ...row, ...drafts[row.code] })) ?? null,
    [query.value, drafts],
  );
  const edit = useCallback(
    (row: StatisticRow, change: Partial<FigureDraft>) => {
      const { raw, estimated, note } = { ...row, ...change };
      const draft = { raw, estimated, note };
      setDrafts((before) => ({ ...before, [row.code]: draft }));
      sheet.setFigure(row.code, { raw, estimated });
      saver.touch(row.code, draft);
    },
    [sheet, saver],
  );
  const settle = (code: string): void => setConflicts((before) => without(before, code));
  return {
    rows,
    opened,
    open: query.value?.open ?? false,
    sent: query.value?.sent ?? null,
    error: query.error,
    conflicts,
    held: (code) => query.value?.statistics.find((row) => row.code === code) ?? null,
    edit,
    keepMine: (code) => {
      settle(code);
      void saver.keepMine(code, conflicts[code] ?? 0);
    },
    takeTheirs: (code) => {
      settle(code);
      saver.dropMine(code);
      setDrafts((before) => without(before, code));
      void query.reload();
      void sheet.reload();
    },
    refresh: async () => {
      await saver.flush();
      await query.reload();
    },
  };
}

/** The statistics as first read: what "before" means while the page stays open. */
function useOpened(statistics: readonly StatisticRow[] | null): ReadonlyMap<string, StatisticRow> {
  const [opened, setOpened] = useState<ReadonlyMap<string, StatisticRow>>(new Map());
  if (statistics !== null && opened.size === 0 && statistics.length > 0)
    setOpened(new Map(statistics.map((row) => [row.code, row])));
  return opened;
}
