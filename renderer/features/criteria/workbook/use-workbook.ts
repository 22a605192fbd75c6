import { useRef, useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { WorkbookMapping, WorkbookPreview } from '#shared/schemas/criteria-workbook.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';

/** A workbook being looked at before it becomes a draft. */
export interface Workbook {
  readonly preview: WorkbookPreview | null;
  readonly error: AppError | null;
  readonly busy: boolean;
  readonly choose: (file: File) => Promise<void>;
  /** Understands the sheet anew with other columns. */
  readonly remap: (mapping: WorkbookMapping) => Promise<void>;
  /** Makes the draft; its id, or null where it could not be made. */
  readonly create: (confirmedNodeIds: readonly string[]) => Promise<string | null>;
}

export function useWorkbook(): Workbook {
  const [preview, setPreview] = useState<WorkbookPreview | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const token = useRef<string | null>(null);
  /** Null as long as the columns are as they were detected. */
  const mapping = useRef<WorkbookMapping | null>(null);

  const look = async (): Promise<void> => {
    if (token.current === null) return;
    setBusy(true);
    const reply = await client.call('criteriaEditor.previewWorkbook', {
      fileToken: token.current,
      mapping: mapping.current,
    });
    setBusy(false);
    setError(reply.ok ? null : reply.error);
    if (reply.ok) setPreview(reply.value);
  };
  return {
    preview,
    error,
    busy,
    choose: async (file) => {
      setBusy(true);
      setPreview(null);
      const uploaded = await uploadFile(file);
      setBusy(false);
      setError(uploaded.ok ? null : uploaded.error);
      if (!uploaded.ok) return;
      token.current = uploaded.value.token;
      mapping.current = null;
      await look();
    },
    remap: async (next) => {
      mapping.current = next;
      await look();
    },
    create: async (confirmed) => {
      if (token.current === null) return null;
      setBusy(true);
      const reply = await client.call('criteriaEditor.createDraft', {
        from: 'workbook',
        fileToken: token.current,
        mapping: mapping.current,
        confirmedNodeIds: [...confirmed],
      });
      setBusy(false);
      setError(reply.ok ? null : reply.error);
      return reply.ok ? reply.value.id : null;
    },
  };
}
