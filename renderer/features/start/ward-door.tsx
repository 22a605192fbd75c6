import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { enterFolder } from '#renderer/features/start/enter-folder.ts';
import {
  EMPTY_FIRST_ACCOUNT,
  FirstAccountForm,
  isFirstAccountReady,
} from '#renderer/features/start/first-account-form.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { uploadFile } from '#renderer/lib/files.ts';
import { formatDay, formatFingerprint } from '#shared/lib/text-format.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import styles from './start.module.css';

type Preview = OutputOf<'workspace.previewSetupBundle'>;

interface Chosen {
  readonly fileToken: string;
  readonly preview: Preview;
}

/** First door: look at the setup bundle, then make the ward's folder with its first administrator. */
export function WardDoor({ onBack }: { readonly onBack: () => void }): ReactNode {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [reading, setReading] = useState(false);
  const take = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (!file) return;
    setReading(true);
    setError(null);
    const upload = await uploadFile(file);
    if (upload.ok) {
      const fileToken = upload.value.token;
      const reply = await client.call('workspace.previewSetupBundle', { fileToken });
      if (reply.ok) setChosen({ fileToken, preview: reply.value });
      else setError(reply.error);
    } else setError(upload.error);
    setReading(false);
  };
  return (
    <main className={styles['sheet']}>
      <header>
        <h1>{t(chosen?.preview.part ? 'work.door.title' : 'start.ward.title')}</h1>
        <p className="quiet">{t(chosen?.preview.part ? 'work.door.hint' : 'start.ward.purpose')}</p>
      </header>
      {error ? <ErrorMessage error={error} /> : null}
      {chosen ? (
        <WardForm chosen={chosen} onOtherFile={() => setChosen(null)} onBack={onBack} />
      ) : (
        <>
          <FileDrop
            onFiles={(files) => void take(files)}
            accept=".cchc"
            hint={t('start.ward.choose')}
            busy={reading}
          />
          <div className="row end">
            <Button variant="default" onClick={onBack}>
              {t('start.backToDoors')}
            </Button>
          </div>
        </>
      )}
    </main>
  );
}

interface WardFormProps {
  readonly chosen: Chosen;
  readonly onOtherFile: () => void;
  readonly onBack: () => void;
}

function WardForm({ chosen, onOtherFile, onBack }: WardFormProps): ReactNode {
  const { refresh } = useWorkspace();
  const create = useCommand('workspace.createWard');
  const [account, setAccount] = useState(EMPTY_FIRST_ACCOUNT);
  const { preview, fileToken } = chosen;
  const ready = isFirstAccountReady(account) && !preview.folderExists;
  const submit = async (): Promise<void> => {
    const { passwordAgain: _same, ...administrator } = account;
    const reply = await create.run({ fileToken, administrator });
    if (reply.ok) await enterFolder(reply.value.id, account, refresh);
  };
  return (
    <form
      className="column"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
    >
      <div className="columns-2">
        <PreviewFacts preview={preview} />
        {preview.folderExists ? (
          <Notice tone="look">{t(preview.part ? 'work.door.exists' : 'start.ward.exists')}</Notice>
        ) : (
          <FirstAccountForm value={account} onChange={setAccount} />
        )}
      </div>
      {create.error ? <ErrorMessage error={create.error} /> : null}
      <div className="row end">
        <Button variant="default" onClick={onBack}>
          {t('start.backToDoors')}
        </Button>
        <Button variant="default" onClick={onOtherFile}>
          {t('start.ward.otherFile')}
        </Button>
        <Button type="submit" loading={create.busy} disabled={!ready}>
          {t(preview.part ? 'work.door.create' : 'start.ward.create')}
        </Button>
      </div>
    </form>
  );
}

function PreviewFacts({ preview }: { readonly preview: Preview }): ReactNode {
  return (
    <section className="block">
      <h2>{preview.unitName}</h2>
      <div className="block-body column">
        <dl className="facts">
          <dt>{t('start.ward.unit')}</dt>
          <dd>
            {preview.unitName} ({t(`unitType.${preview.unitType}`)}, {preview.unitCode})
          </dd>
          <dt>{t(preview.part ? 'work.door.city' : 'start.ward.from')}</dt>
          <dd>{preview.cityName}</dd>
          <dt>{t('start.ward.round')}</dt>
          <dd>
            {preview.roundTitle} ({preview.year})
          </dd>
          <dt>{t('start.ward.deadline')}</dt>
          <dd>{formatDay(preview.deadline)}</dd>
          {preview.part ? (
            <>
              <dt>{t('work.door.holder')}</dt>
              <dd>{preview.part.holder}</dd>
            </>
          ) : null}
          <dt>{t(preview.part ? 'work.door.leaves' : 'start.ward.criteria')}</dt>
          <dd>
            {preview.part
              ? preview.leafCount
              : t('start.ward.criteriaText', {
                  count: preview.leafCount,
                  maximum: formatPoints(pointsFromMicro(preview.maximum)),
                })}
          </dd>
          <dt>{t(preview.part ? 'work.door.key' : 'start.ward.cityKey')}</dt>
          <dd>{formatFingerprint(preview.cityKeyFingerprint)}</dd>
        </dl>
        {preview.part ? null : <p className="quiet">{t('start.ward.cityKeyHint')}</p>}
      </div>
    </section>
  );
}
