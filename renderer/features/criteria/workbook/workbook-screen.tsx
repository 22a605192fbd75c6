import { useState, type ReactNode } from 'react';
import { Button, Tabs } from '@mantine/core';
import { useLocation } from 'wouter';
import type { WorkbookPreview } from '#shared/schemas/criteria-workbook.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp, type PageHelp } from '#renderer/lib/page-help.ts';
import { ColumnsForm } from '#renderer/features/criteria/workbook/columns-form.tsx';
import { GuessList } from '#renderer/features/criteria/workbook/guess-list.tsx';
import { SourceRows } from '#renderer/features/criteria/workbook/source-rows.tsx';
import { useWorkbook, type Workbook } from '#renderer/features/criteria/workbook/use-workbook.ts';
import styles from './workbook.module.css';

const HELP: PageHelp = {
  title: t('criteriaImport.title'),
  text: [t('criteriaImport.help1'), t('criteriaImport.help2')],
  keys: [],
};

/** "Nhập từ tệp Excel": how the sheet is understood, before a draft is made of it. */
export function WorkbookScreen(): ReactNode {
  const workbook = useWorkbook();
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [, go] = useLocation();
  usePageHelp(HELP);
  const { preview, busy, error } = workbook;
  const create = async (): Promise<void> => {
    const id = await workbook.create([...confirmed]);
    if (id !== null) go(`/bo-tieu-chi/soan/${id}`);
  };
  return (
    <div className="page">
      <PageHeader
        title={t('criteriaImport.title')}
        purpose={t('criteriaImport.purpose')}
        actions={
          <>
            <Button variant="subtle" onClick={() => go('/bo-tieu-chi')}>
              {t('criteria.back')}
            </Button>
            <Button disabled={preview === null} loading={busy} onClick={() => void create()}>
              {t('criteriaImport.create')}
            </Button>
          </>
        }
      />
      <div className={styles['notices']}>
        <FileDrop
          accept=".xlsx"
          hint={preview ? preview.fileName : t('criteriaImport.drop')}
          buttonLabel={t(preview ? 'criteriaImport.other' : 'criteriaImport.choose')}
          busy={busy}
          onFiles={([file]) => {
            setConfirmed(new Set());
            if (file) void workbook.choose(file);
          }}
        />
        {error ? <ErrorMessage error={error} /> : null}
      </div>
      {preview === null && busy ? <Loading /> : null}
      {preview ? (
        <Preview preview={preview} workbook={workbook} confirmed={confirmed} onConfirm={setConfirmed} />
      ) : null}
    </div>
  );
}

interface PreviewProps {
  readonly preview: WorkbookPreview;
  readonly workbook: Workbook;
  readonly confirmed: ReadonlySet<string>;
  readonly onConfirm: (confirmed: ReadonlySet<string>) => void;
}

function Preview({ preview, workbook, confirmed, onConfirm }: PreviewProps): ReactNode {
  const { own, guesses, rows } = preview;
  const left = rows.filter(({ kind }) => kind === 'ignored').length;
  return (
    <>
      <div className={styles['notices']}>
        {own?.identical === true ? <Notice tone="good">{t('criteriaImport.own')}</Notice> : null}
        {own && !own.identical ? (
          <Notice tone="look">
            {t('criteriaImport.ownDiffers', { count: own.differences.length })}
            <ul className={styles['differences']}>
              {own.differences.slice(0, 20).map((each) => (
                <li key={`${each.row} ${each.column}`}>
                  {t('criteriaImport.difference', {
                    row: each.row,
                    column: each.column,
                    inData: each.inData || t('common.dash'),
                    inTable: each.inTable || t('common.dash'),
                  })}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <p className="quiet" aria-live="polite">
          {t('criteriaImport.summary', {
            rows: rows.length,
            nodes: rows.filter(({ kind }) => kind === 'node').length,
            left,
            guesses: guesses.length,
          })}
        </p>
      </div>
      <Tabs className={styles['tabs'] ?? ''} defaultValue="rows" keepMounted={false}>
        <Tabs.List aria-label={t('criteriaImport.tabs')}>
          <Tabs.Tab value="rows">{t('criteriaImport.tabRows')}</Tabs.Tab>
          <Tabs.Tab value="columns">{t('criteriaImport.tabColumns')}</Tabs.Tab>
          <Tabs.Tab value="guesses">
            {t('criteriaImport.tabGuesses', { done: confirmed.size, count: guesses.length })}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel className={styles['panel'] ?? ''} value="rows">
          <SourceRows preview={preview} />
        </Tabs.Panel>
        <Tabs.Panel className={styles['panel'] ?? ''} value="columns">
          <ColumnsForm
            preview={preview}
            busy={workbook.busy}
            onChange={(mapping) => void workbook.remap(mapping)}
          />
        </Tabs.Panel>
        <Tabs.Panel className={styles['panel'] ?? ''} value="guesses">
          <GuessList preview={preview} confirmed={confirmed} onConfirm={onConfirm} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
