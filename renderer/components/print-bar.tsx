import { useState, type ReactNode } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import type { SheetFormat } from '#shared/contract/channels/documents.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import { useReadyFile } from '#renderer/lib/use-ready-file.ts';

const DRAFT = 'draft';
const WORDS = { pdf: 'documents.pdf', docx: 'documents.docx', xlsx: 'documents.xlsx' } as const;
const ORDER = ['pdf', 'docx', 'xlsx'] as const satisfies readonly SheetFormat[];

interface PrintBarProps {
  readonly roundId: string;
  /** Numbers of the sealed revisions, newest first. */
  readonly revisions: readonly number[];
}

/** Prints a sealed revision or the draft: score sheet as PDF, Word or Excel, and the self-assessment report. */
export function PrintBar({ roundId, revisions }: PrintBarProps): ReactNode {
  const newest = revisions[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const value = chosen ?? (newest === undefined ? DRAFT : String(newest));
  const revisionNumber = value === DRAFT ? null : Number(value);
  const file = useReadyFile();
  const printSheet = (format: SheetFormat): Promise<void> =>
    file.run(() => client.call('documents.exportScoreSheet', { roundId, revisionNumber, format }));
  const writeReport = (): Promise<void> =>
    file.run(() => client.call('documents.exportSelfReport', { roundId, revisionNumber }));
  return (
    <div className="block-body" role="group" aria-label={t('documents.print')}>
      <div className="row">
        <NativeSelect
          aria-label={t('documents.which')}
          value={value}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={[
            ...revisions.map((number) => ({ value: String(number), label: revisionText(number) })),
            { value: DRAFT, label: t('documents.draft') },
          ]}
        />
        {ORDER.map((format) => (
          <Button key={format} variant="default" disabled={file.busy} onClick={() => void printSheet(format)}>
            {t(WORDS[format])}
          </Button>
        ))}
        <Button
          variant="default"
          disabled={file.busy || revisionNumber === null}
          title={revisionNumber === null ? t('documents.signedOnly') : undefined}
          onClick={() => void writeReport()}
        >
          {t('documents.selfReport')}
        </Button>
      </div>
      {file.error ? <ErrorMessage error={file.error} /> : null}
      {file.saved === null ? null : <Notice tone="good">{t('documents.saved', { name: file.saved })}</Notice>}
    </div>
  );
}
