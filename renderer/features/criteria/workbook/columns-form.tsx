import type { ReactNode } from 'react';
import { NativeSelect, TextInput } from '@mantine/core';
import {
  columnRoleSchema,
  type WorkbookMapping,
  type WorkbookPreview,
} from '#shared/schemas/criteria-workbook.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ROLE_OFFERS } from '#renderer/features/criteria/workbook/row-words.ts';
import styles from './workbook.module.css';

interface ColumnsFormProps {
  readonly preview: WorkbookPreview;
  readonly busy: boolean;
  readonly onChange: (mapping: WorkbookMapping) => void;
}

/** The letter Excel shows over a column: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : `${columnLetter(Math.floor(index / 26) - 1)}${letter}`;
}

const EXAMPLES = 3;

/** Which sheet, where its heading ends, and what every column holds. */
export function ColumnsForm({ preview, busy, onChange }: ColumnsFormProps): ReactNode {
  const { mapping, headings, sheets, rows } = preview;
  const columns = Math.max(headings.length, mapping.columns.length);
  const samples = (index: number): string =>
    rows
      .filter(({ kind }) => kind === 'node')
      .map(({ cells }) => cells[index]?.trim() ?? '')
      .filter((text) => text !== '')
      .slice(0, EXAMPLES)
      .join(' · ');
  return (
    <div className={styles['columns']}>
      <div className="columns-2">
        <NativeSelect
          size="xs"
          label={t('criteriaImport.sheet')}
          value={String(mapping.sheet)}
          disabled={busy}
          data={sheets.map(({ name, rows: count }, index) => ({
            value: String(index),
            label: t('criteriaImport.sheetOf', { name, count }),
          }))}
          onChange={(event) => onChange({ ...mapping, sheet: Number(event.target.value) })}
        />
        <TextInput
          size="xs"
          label={t('criteriaImport.headerRow')}
          description={t('criteriaImport.headerHint')}
          inputMode="numeric"
          defaultValue={String(mapping.headerRow)}
          key={mapping.headerRow}
          onBlur={(event) => {
            const row = Number(event.target.value);
            if (Number.isInteger(row) && row >= 0 && row !== mapping.headerRow)
              onChange({ ...mapping, headerRow: row });
          }}
        />
      </div>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('criteriaImport.column')}</th>
            <th scope="col">{t('criteriaImport.heading')}</th>
            <th scope="col">{t('criteriaImport.examples')}</th>
            <th scope="col">{t('criteriaImport.role')}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: columns }, (_, index) => (
            <tr key={index}>
              <th scope="row">{columnLetter(index)}</th>
              <td>{headings[index] ?? ''}</td>
              <td className="quiet">{samples(index)}</td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t('criteriaImport.roleOf', { column: columnLetter(index) })}
                  disabled={busy}
                  value={mapping.columns[index] ?? 'ignored'}
                  data={ROLE_OFFERS}
                  onChange={(event) => {
                    const role = columnRoleSchema.parse(event.target.value);
                    const next = Array.from({ length: columns }, (__, place) =>
                      place === index ? role : (mapping.columns[place] ?? 'ignored'),
                    );
                    onChange({ ...mapping, columns: next });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
