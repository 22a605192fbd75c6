import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { AppError } from '#shared/contract/errors.ts';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { ReportForm, type ReportAbout } from '#renderer/features/reports/report-form.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { titleFromFileName } from '#renderer/lib/document-fields.ts';
import { uploadFile } from '#renderer/lib/files.ts';
import { useRound } from '#renderer/lib/round.tsx';

type Asked = { readonly kind: 'file'; readonly file: File } | { readonly kind: 'sheet' };

/** Adds a report: any file, or the one the application writes from the newest signed sheet. */
export function AddReport({ onAdded }: { readonly onAdded: (title: string) => void }): ReactNode {
  const { round } = useRound();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const ask = (next: Asked | null): void => {
    setError(null);
    setAsked(next);
  };
  const add = async (from: Asked, about: ReportAbout) => {
    if (from.kind === 'sheet') {
      const { title, number, date, proposals } = about;
      const roundId = round?.id ?? '';
      const input = { roundId, revisionNumber: null, proposals, title, number, date };
      return client.call('reports.addSelfReport', input);
    }
    const upload = await uploadFile(from.file);
    if (!upload.ok) return upload;
    const { title, number, date, roundId } = about;
    const fileToken = upload.value.token;
    return client.call('reports.addReport', { fileToken, roundId, title, number, date });
  };
  const save = async (from: Asked, about: ReportAbout): Promise<void> => {
    setBusy(true);
    const reply = await add(from, about);
    setBusy(false);
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    ask(null);
    onAdded(reply.value.title);
  };
  return (
    <>
      <div className="row">
        <div className="grow">
          <FileDrop
            accept=".docx,.pdf,.xlsx"
            hint={t('reports.drop')}
            buttonLabel={t('reports.choose')}
            onFiles={([file]) => {
              if (file) ask({ kind: 'file', file });
            }}
          />
        </div>
        <Button size="xs" variant="default" disabled={!round} onClick={() => ask({ kind: 'sheet' })}>
          {t('reports.fromSheet')}
        </Button>
      </div>
      {asked ? (
        <ReportForm
          heading={
            asked.kind === 'file' ? t('reports.addTitle', { name: asked.file.name }) : t('reports.fromSheet')
          }
          firstTitle={
            asked.kind === 'file' ? titleFromFileName(asked.file.name) : t('reports.fromSheetTitle')
          }
          fromSheet={asked.kind === 'sheet'}
          busy={busy}
          error={error}
          onCancel={() => ask(null)}
          onSave={(about) => void save(asked, about)}
        />
      ) : null}
    </>
  );
}
