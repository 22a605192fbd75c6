import { useEffect, useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ScannedFile } from '#shared/contract/channels/evidence-desk.ts';
import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { formatBytes, formatMoment } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import styles from '#renderer/features/evidence/evidence.module.css';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

const LOOK_MILLISECONDS = 3000;

export type Scanned = OutputOf<'evidence.listScanned'>;

/** The scan folder, read again while the page is open. */
export function useScanned(): { readonly scanned: Scanned | null; readonly reload: () => Promise<void> } {
  const { value, reload } = useQuery('evidence.listScanned', {});
  useEffect(() => {
    const timer = setInterval(() => void reload(), LOOK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [reload]);
  return { scanned: value, reload };
}

/** Files that wait to be taken in. */
export function newFiles(scanned: Scanned | null): readonly ScannedFile[] {
  return scanned?.files.filter(({ dismissed }) => !dismissed) ?? [];
}

interface ScanPanelProps {
  readonly scanned: Scanned;
  readonly reload: () => Promise<void>;
  readonly onTaken: (document: EvidenceDocument) => Promise<void>;
  readonly onClose: () => void;
}

/** "Thư mục quét": which folder is watched, and what lies new in it. Nothing in it is ever changed. */
export function ScanPanel({ scanned, reload, onTaken, onClose }: ScanPanelProps): ReactNode {
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const fresh = newFiles(scanned);
  const aside = scanned.files.filter(({ dismissed }) => dismissed);
  const take = async (files: readonly ScannedFile[]): Promise<void> => {
    setBusy(true);
    setError(null);
    for (const { name, stamp } of files) {
      const reply = await client.call('evidence.takeScanned', { name, stamp });
      if (!reply.ok) setError(reply.error);
      else await onTaken(reply.value.document);
    }
    await reload();
    setBusy(false);
  };
  const dismiss = async ({ name, stamp }: ScannedFile, dismissed: boolean): Promise<void> => {
    const reply = await client.call('evidence.dismissScanned', { name, stamp, dismissed });
    setError(reply.ok ? null : reply.error);
    await reload();
  };
  const settled = fresh.filter((file) => file.settled);
  return (
    <SidePanel name="scan-folder" title={t('evidence.scan.title')} initialWidth={460} onClose={onClose}>
      <div className="column">
        <FolderForm key={scanned.folder ?? ''} folder={scanned.folder} onSaved={reload} />
        {error ? <ErrorMessage error={error} onClose={() => setError(null)} /> : null}
        {scanned.state === 'unreachable' ? (
          <Notice tone="look">{t('evidence.scan.unreachable')}</Notice>
        ) : null}
        {scanned.state === 'ready' && scanned.files.length === 0 ? (
          <p className="quiet">{t('evidence.scan.nothing')}</p>
        ) : null}
        {settled.length > 1 ? (
          <div className="row end">
            <Button size="xs" loading={busy} onClick={() => void take(settled)}>
              {t('evidence.scan.takeAll', { count: settled.length })}
            </Button>
          </div>
        ) : null}
        <ul className={styles['scanned']} aria-label={t('evidence.scan.new')}>
          {fresh.map((file) => (
            <li key={`${file.name} ${file.stamp}`}>
              <FileFacts file={file} />
              <div className="row end">
                {file.settled ? null : <span className="quiet grow">{t('evidence.scan.writing')}</span>}
                <Button
                  size="compact-sm"
                  disabled={busy || !file.settled}
                  aria-label={t('evidence.scan.takeOf', { name: file.name })}
                  onClick={() => void take([file])}
                >
                  {t('evidence.scan.take')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('evidence.scan.dismissOf', { name: file.name })}
                  onClick={() => void dismiss(file, true)}
                >
                  {t('evidence.scan.dismiss')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        {aside.length > 0 ? (
          <details>
            <summary>{t('evidence.scan.aside', { count: aside.length })}</summary>
            <ul className={styles['scanned']}>
              {aside.map((file) => (
                <li key={`${file.name} ${file.stamp}`}>
                  <FileFacts file={file} />
                  <div className="row end">
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('evidence.scan.recallOf', { name: file.name })}
                      onClick={() => void dismiss(file, false)}
                    >
                      {t('evidence.scan.recall')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </SidePanel>
  );
}

function FileFacts({ file }: { readonly file: ScannedFile }): ReactNode {
  return (
    <div>
      <strong>{file.name}</strong>
      <div className="quiet">
        {formatBytes(file.size)} · {formatMoment(file.modifiedAt)}
      </div>
    </div>
  );
}

interface FolderFormProps {
  readonly folder: string | null;
  readonly onSaved: () => Promise<void>;
}

function FolderForm({ folder, onSaved }: FolderFormProps): ReactNode {
  const [path, setPath] = useState(folder ?? '');
  const save = useCommand('evidence.saveScanFolder');
  const keep = async (wanted: string): Promise<void> => {
    const reply = await save.run({ path: wanted.trim() === '' ? null : wanted.trim() });
    if (reply.ok) await onSaved();
  };
  return (
    <form
      className="column tight"
      data-own-undo
      onSubmit={(event) => {
        event.preventDefault();
        void keep(path);
      }}
    >
      <TextInput
        size="xs"
        label={t('evidence.scan.folder')}
        description={t('evidence.scan.folderHint')}
        placeholder={t('evidence.scan.example')}
        value={path}
        onChange={(event) => setPath(event.target.value)}
      />
      {save.error ? <ErrorMessage error={save.error} onClose={save.clearError} /> : null}
      <div className="row end">
        {folder === null ? null : (
          <Button size="xs" variant="default" onClick={() => void keep('')}>
            {t('evidence.scan.stop')}
          </Button>
        )}
        <Button size="xs" type="submit" loading={save.busy} disabled={path.trim() === (folder ?? '')}>
          {t('evidence.scan.save')}
        </Button>
      </div>
    </form>
  );
}
