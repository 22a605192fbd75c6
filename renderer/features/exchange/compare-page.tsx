import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { COMPARE_COLUMNS, compareFilters } from '#renderer/features/exchange/compare-columns.tsx';
import { CompareSides } from '#renderer/features/exchange/compare-sides.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

/** "Tôi gửi – cấp trên giữ – trả về" of one submission, criterion by criterion. */
export function ComparePage({ bundleId }: { readonly bundleId: string }): ReactNode {
  const query = useQuery('transport.compare', { bundleId });
  const comparison = query.value;
  return (
    <>
      <PageHeader
        title={t('compare.title')}
        purpose={
          comparison
            ? t('compare.purpose', {
                round: comparison.roundTitle,
                revision: revisionText(comparison.revision),
              })
            : ''
        }
        actions={
          <Button variant="default" component={Link} href="/gui-nhan/hop-di">
            {t('compare.back')}
          </Button>
        }
      />
      {query.error ? <ErrorMessage error={query.error} /> : null}
      {comparison === null ? (
        query.error ? null : (
          <Loading />
        )
      ) : (
        <>
          <CompareSides comparison={comparison} />
          <div className="page-body fill">
            <DataTable
              label={t('compare.table')}
              rows={comparison.leaves}
              columns={COMPARE_COLUMNS}
              rowKey={({ leafCode }) => leafCode}
              filters={compareFilters(comparison)}
              empty={<EmptyState title={t('compare.empty')} hint="" />}
            />
          </div>
        </>
      )}
    </>
  );
}
