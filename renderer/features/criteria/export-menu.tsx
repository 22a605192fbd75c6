import { useState, type ReactNode } from 'react';
import { Button, Menu } from '@mantine/core';
import type { InputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { downloadFile } from '#renderer/lib/files.ts';

/** A set that is held, or a draft. */
export type SetRef = InputOf<'criteriaEditor.compareSets'>['left'];
type Format = InputOf<'criteriaEditor.exportSet'>['format'];

const FORMATS: readonly (readonly [Format, string])[] = [
  ['xlsx', t('criteriaEditor.exportXlsx')],
  ['docx', t('criteriaEditor.exportDocx')],
  ['package', t('criteriaEditor.exportPackage')],
];

interface ExportMenuProps {
  readonly of: SetRef;
  readonly title: string;
}

/** Saves a set or a draft as a workbook, a document, or the file other installations take in. */
export function ExportMenu({ of, title }: ExportMenuProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const save = async (format: Format): Promise<void> => {
    setBusy(true);
    const reply =
      of.kind === 'set'
        ? await client.call('criteriaEditor.exportSet', { hash: of.hash, format })
        : await client.call('criteriaEditor.exportDraft', { draftId: of.draftId, format });
    const sent = reply.ok ? await downloadFile(reply.value) : reply;
    setBusy(false);
    setError(sent.ok ? null : sent.error);
  };
  return (
    <>
      <Menu transitionProps={{ duration: 0 }} position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={busy} aria-label={t('criteria.exportOf', { title })}>
            {t('criteria.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map(([format, label]) => (
            <Menu.Item key={format} onClick={() => void save(format)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error ? (
        <DecisionDialog
          title={t('criteria.export')}
          confirmLabel={t('common.close')}
          onConfirm={() => setError(null)}
          onCancel={() => setError(null)}
        >
          <ErrorMessage error={error} />
        </DecisionDialog>
      ) : null}
    </>
  );
}
