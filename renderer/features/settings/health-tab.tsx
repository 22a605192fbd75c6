import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { HEALTH_CHECK_WORDS } from '#shared/vocabulary/state-words.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { healthDetails } from '#renderer/i18n/health-words.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './settings.module.css';

type Check = OutputOf<'safekeeping.runDoctor'>['checks'][number];

const COLUMNS: readonly Column<Check>[] = [
  { key: 'what', header: t('health.what'), cell: ({ code }) => HEALTH_CHECK_WORDS[code] },
  {
    key: 'state',
    header: t('health.state'),
    width: '140px',
    cell: ({ state }) => <StatusBadge tone={state}>{t(`health.${state}`)}</StatusBadge>,
  },
  { key: 'details', header: t('health.details'), cell: (check) => healthDetails(check) },
];

/** The doctor: what was looked at and how it stands. */
export function HealthTab(): ReactNode {
  const doctor = useQuery('safekeeping.runDoctor', {});
  return (
    <>
      <div className={styles['top']}>
        <div className="row end">
          <Button variant="default" loading={doctor.loading} onClick={() => void doctor.reload()}>
            {t('health.run')}
          </Button>
        </div>
        {doctor.error ? <ErrorMessage error={doctor.error} /> : null}
      </div>
      <DataTable
        label={t('settings.tab.health')}
        rows={doctor.value?.checks ?? []}
        columns={COLUMNS}
        rowKey={({ code }) => code}
        searchable={false}
        empty={doctor.loading ? <Loading /> : null}
      />
    </>
  );
}
