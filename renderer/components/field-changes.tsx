import { Fragment, type ReactNode } from 'react';
import { fieldWord } from '#shared/vocabulary/field-words.ts';
import type { FieldChange } from '#shared/schemas/field-change.ts';
import type { Points } from '#shared/lib/points.ts';
import { pointsFromMicro } from '#shared/lib/points.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './field-changes.module.css';

/** One leaf with the fields that differ. */
export interface ChangedRows<Field extends FieldChange> {
  readonly leafCode: string;
  readonly title: string;
  readonly pointsBefore: Points | null;
  readonly pointsAfter: Points | null;
  readonly fields: readonly Field[];
  /** Beside the title. */
  readonly remark?: string;
}

interface FieldChangesProps<Field extends FieldChange> {
  /** The name of the table for screen readers. */
  readonly label: string;
  readonly leaves: readonly ChangedRows<Field>[];
  readonly code: (leafCode: string) => ReactNode;
  /** A last column: who changed the field and when. */
  readonly who?: (field: Field) => ReactNode;
}

/** Leaves field by field: how it was, how it is. One row per field, its leaf named once. */
export function FieldChanges<Field extends FieldChange>(props: FieldChangesProps<Field>): ReactNode {
  const { label, leaves, code, who } = props;
  return (
    <table className={styles['table']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className={styles['code']}>
            {t('signOff.codeColumn')}
          </th>
          <th scope="col" className={styles['title']}>
            {t('signOff.titleColumn')}
          </th>
          <th scope="col" className={styles['field']}>
            {t('look.field')}
          </th>
          <th scope="col">{t('look.before')}</th>
          <th scope="col">{t('look.after')}</th>
          {who ? (
            <th scope="col" className={styles['who']}>
              {t('look.who')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {leaves.map((leaf) => (
          <LeafRows key={leaf.leafCode} leaf={leaf} code={code} who={who} />
        ))}
      </tbody>
    </table>
  );
}

interface LeafRowsProps<Field extends FieldChange> extends Pick<FieldChangesProps<Field>, 'code'> {
  readonly leaf: ChangedRows<Field>;
  readonly who: FieldChangesProps<Field>['who'] | undefined;
}

function LeafRows<Field extends FieldChange>({ leaf, code, who }: LeafRowsProps<Field>): ReactNode {
  const span = Math.max(1, leaf.fields.length);
  const head = (
    <>
      <td rowSpan={span} className={styles['code']}>
        {code(leaf.leafCode)}
      </td>
      <td rowSpan={span}>
        {leaf.title}
        {leaf.remark === undefined ? null : <span className="quiet"> ({leaf.remark})</span>}
      </td>
    </>
  );
  if (leaf.fields.length === 0) {
    return (
      <tr>
        {head}
        <td colSpan={who ? 4 : 3} className="quiet">
          {t('revisionCompare.unchanged')}
        </td>
      </tr>
    );
  }
  return (
    <>
      {leaf.fields.map((field, index) => (
        <tr key={`${field.field} ${field.key}`} className={index === 0 ? '' : styles['next']}>
          {index === 0 ? head : null}
          <td>{fieldWord(field)}</td>
          <td className={styles['before']}>
            <Value text={field.before} />
          </td>
          <td>
            <Value text={field.after} />
            {field.field === 'points' ? <Change leaf={leaf} /> : null}
          </td>
          {who ? <td>{who(field)}</td> : null}
        </tr>
      ))}
    </>
  );
}

function Change({ leaf }: { readonly leaf: ChangedRows<FieldChange> }): ReactNode {
  const { pointsBefore, pointsAfter } = leaf;
  if (pointsBefore === null || pointsAfter === null) return null;
  return (
    <span className="quiet">
      {' ('}
      <PointsText value={pointsFromMicro(pointsAfter - pointsBefore)} change />)
    </span>
  );
}

function Value({ text }: { readonly text: string }): ReactNode {
  if (text === '') return <span className="quiet">{t('look.empty')}</span>;
  return (
    <>
      {text.split('\n').map((line, index) => (
        // Lines of one text have no name but their place.
        <Fragment key={`${index} ${line}`}>
          {index === 0 ? null : <br />}
          {line}
        </Fragment>
      ))}
    </>
  );
}
