import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Unit } from '#shared/contract/channels/rounds.ts';
import type { Column } from '#renderer/components/data-table-types.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { SidePanel, SplitView } from '#renderer/components/side-panel.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { PasteUnits } from '#renderer/features/units/paste-units.tsx';
import { UnitForm } from '#renderer/features/units/unit-form.tsx';

const COLUMNS: readonly Column<Unit>[] = [
  {
    key: 'code',
    header: t('units.code'),
    width: '170px',
    cell: (unit) => <span className="nowrap">{unit.code}</span>,
    sort: (unit) => unit.code,
    search: (unit) => unit.code,
  },
  {
    key: 'name',
    header: t('units.name'),
    cell: (unit) => unit.name,
    sort: (unit) => unit.name,
    search: (unit) => unit.name,
  },
  {
    key: 'type',
    header: t('units.type'),
    width: '120px',
    cell: (unit) => t(`unitType.${unit.type}`),
    sort: (unit) => t(`unitType.${unit.type}`),
  },
  {
    key: 'active',
    header: t('units.state'),
    width: '140px',
    cell: (unit) =>
      unit.active ? (
        <StatusBadge tone="good">{t('units.active')}</StatusBadge>
      ) : (
        <StatusBadge tone="plain">{t('units.inactive')}</StatusBadge>
      ),
    sort: (unit) => (unit.active ? 0 : 1),
  },
];

const FILTERS: readonly RowFilter<Unit>[] = [
  { key: 'ward', label: t('unitType.ward'), test: (unit) => unit.type === 'ward' },
  { key: 'commune', label: t('unitType.commune'), test: (unit) => unit.type === 'commune' },
  { key: 'specialZone', label: t('unitType.specialZone'), test: (unit) => unit.type === 'specialZone' },
  { key: 'inactive', label: t('units.inactive'), test: (unit) => !unit.active },
];

type Panel =
  | { readonly kind: 'closed' }
  | { readonly kind: 'add' }
  | { readonly kind: 'paste' }
  | { readonly kind: 'edit'; readonly unitId: string };

/** The list of units; adding, renaming and retiring happen beside it. */
export function UnitsTab({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const list = useQuery('units.listUnits', {});
  const [panel, setPanel] = useState<Panel>({ kind: 'closed' });
  const close = (): void => setPanel({ kind: 'closed' });
  if (list.error) return <ErrorMessage error={list.error} />;
  if (list.value === null) return <Loading />;
  const { units } = list.value;
  const tools = mayChange ? (
    <span className="row">
      <Button size="xs" variant="default" onClick={() => setPanel({ kind: 'paste' })}>
        {t('units.addMany')}
      </Button>
      <Button size="xs" onClick={() => setPanel({ kind: 'add' })}>
        {t('units.add')}
      </Button>
    </span>
  ) : null;
  return (
    <SplitView
      panel={
        <UnitPanel panel={panel} units={units} mayChange={mayChange} onClose={close} reload={list.reload} />
      }
    >
      <DataTable
        label={t('units.table')}
        rows={units}
        columns={COLUMNS}
        rowKey={(unit) => unit.id}
        selectedKey={panel.kind === 'edit' ? panel.unitId : null}
        onSelect={(unit) => setPanel({ kind: 'edit', unitId: unit.id })}
        filters={FILTERS}
        initialSort={{ key: 'code', descending: false }}
        tools={tools}
        empty={
          <EmptyState icon="units" title={t('units.empty')} hint={t('units.emptyHint')} action={tools} />
        }
      />
    </SplitView>
  );
}

interface UnitPanelProps {
  readonly panel: Panel;
  readonly units: readonly Unit[];
  readonly mayChange: boolean;
  readonly onClose: () => void;
  readonly reload: () => Promise<void>;
}

function UnitPanel({ panel, units, mayChange, onClose, reload }: UnitPanelProps): ReactNode {
  if (panel.kind === 'closed') return null;
  if (panel.kind === 'paste') {
    return (
      <SidePanel title={t('units.pasteTitle')} name="units-paste" initialWidth={560} onClose={onClose}>
        <PasteUnits takenCodes={units.map((unit) => unit.code)} onAdded={() => void reload()} />
      </SidePanel>
    );
  }
  const unit = panel.kind === 'edit' ? (units.find((each) => each.id === panel.unitId) ?? null) : null;
  if (panel.kind === 'edit' && unit === null) return null;
  return (
    <SidePanel title={unit?.name ?? t('units.add')} name="units" initialWidth={400} onClose={onClose}>
      <UnitForm key={unit?.id ?? 'new'} unit={unit} mayChange={mayChange} onSaved={() => void reload()} />
    </SidePanel>
  );
}
