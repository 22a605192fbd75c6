import type { ReactNode } from 'react';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { ruleToLines } from '#shared/vocabulary/rule-words.ts';
import { t } from '#renderer/i18n/translate.ts';
import type { SheetRow } from '#renderer/lib/sheet/rows.ts';
import { policyText, supplierText } from '#renderer/features/criteria/node-words.ts';
import styles from './criteria.module.css';

/** One row of a set in full. */
export function NodeDetail({ row }: { readonly row: SheetRow }): ReactNode {
  const { node, leaf } = row;
  return (
    <div className="column">
      <h3 className={styles['heading']}>
        {node.code} · {node.title}
      </h3>
      <p>{t('criteria.maximumIs', { points: formatPoints(node.maximum) })}</p>
      {leaf ? <LeafDetail node={leaf} /> : <p className="quiet">{t('criteria.group')}</p>}
    </div>
  );
}

function LeafDetail({ node }: { readonly node: LeafNode }): ReactNode {
  const { leaf } = node;
  return (
    <>
      <Part title={t('criteria.scale')}>
        <ul>
          {ruleToLines(node).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Part>
      {leaf.operands.length > 0 ? (
        <Part title={t('criteria.operands')}>
          <ul>
            {leaf.operands.map((operand) => (
              <li key={operand.key}>
                {operand.label}
                {operand.hint === undefined ? null : <p className="quiet">{operand.hint}</p>}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {leaf.guidance === '' ? null : (
        <Part title={t('criteria.guidance')}>
          <p className={styles['text']}>{leaf.guidance}</p>
        </Part>
      )}
      <Part title={t('criteria.evidenceWanted')}>
        {leaf.evidenceWanted.length === 0 ? (
          <p className="quiet">{t('criteria.none')}</p>
        ) : (
          <ul>
            {leaf.evidenceWanted.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Part>
      <Facts node={node} />
    </>
  );
}

function Facts({ node }: { readonly node: LeafNode }): ReactNode {
  const { leaf } = node;
  const facts: readonly (readonly [string, string])[] = [
    [t('criteria.supplier'), supplierText(leaf.supplier)],
    [t('criteria.leadAgency'), leaf.leadAgency],
    [t('criteria.coordinating'), leaf.coordinatingAgencies],
    [t('criteria.minimum'), leaf.minimum === 0 ? '' : formatPoints(leaf.minimum)],
    [t('criteria.step'), leaf.step === null ? '' : formatPoints(leaf.step)],
    [
      t('criteria.notApplicable'),
      leaf.notApplicable === null
        ? ''
        : `${policyText(leaf.notApplicable.policy)}. ${leaf.notApplicable.when}`,
    ],
    [
      t('criteria.dataWindow'),
      leaf.dataWindow === null
        ? ''
        : t('criteria.dataWindowText', {
            from: formatDay(leaf.dataWindow.from),
            to: formatDay(leaf.dataWindow.to),
          }),
    ],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, text]) => text !== '')
        .map(([label, text]) => (
          <div key={label} className={styles['fact']}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="column tight">
      <h4 className={styles['partTitle']}>{title}</h4>
      {children}
    </section>
  );
}
