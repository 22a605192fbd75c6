import { useRef, useState, type ReactNode } from 'react';
import { listLeaves, type LeafNode } from '#shared/domain/criteria/tree.ts';
import { documentText, figureText, labelOf, pointsText } from '#shared/domain/sign-off/field-changes.ts';
import { RESPONSE_WORDS } from '#shared/vocabulary/field-words.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { matchesFolded } from '#shared/lib/vi-text.ts';
import { sumPoints } from '#shared/lib/points.ts';
import type { RevisionAnswer, SealedRevision } from '#shared/schemas/bundle-submission.ts';
import { inputKeysOf } from '#shared/schemas/criteria-operand.ts';
import type { CriteriaNode, CriteriaSet } from '#shared/schemas/criteria-set.ts';
import { SearchBox } from '#renderer/components/search-box.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useFindKey } from '#renderer/lib/use-find-key.ts';
import styles from './revisions.module.css';

interface RevisionFormProps {
  readonly revision: SealedRevision;
  readonly set: CriteriaSet;
}

/** Every criterion the unit answered, field by field in printed order, with the sum of each field. */
export function RevisionForm({ revision, set }: RevisionFormProps): ReactNode {
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useFindKey(search);
  return (
    <section className="block" aria-label={t('revision.form')}>
      <div className={styles['head']}>
        <h2>{t('revision.form')}</h2>
        <SearchBox inputRef={search} value={query} onChange={setQuery} label={t('revision.find')} />
      </div>
      <table className={styles['form']}>
        <thead>
          <tr>
            <th scope="col" className={styles['code']}>
              {t('revision.code')}
            </th>
            <th scope="col">{t('revision.content')}</th>
            <th scope="col" className={styles['points']}>
              {t('revision.points')}
            </th>
            <th scope="col" className={styles['words']}>
              {t('revision.explanation')}
            </th>
            <th scope="col" className={styles['words']}>
              {t('revision.evidence')}
            </th>
          </tr>
        </thead>
        {set.tree.map((field) => (
          <Field key={field.code} field={field} revision={revision} query={query.trim()} />
        ))}
      </table>
    </section>
  );
}

interface FieldProps {
  readonly field: CriteriaNode;
  readonly revision: SealedRevision;
  readonly query: string;
}

function Field({ field, revision, query }: FieldProps): ReactNode {
  const leaves = listLeaves([field]).flatMap((node) => {
    const sealed = Object.hasOwn(revision.answers, node.code) ? revision.answers[node.code] : undefined;
    return sealed ? [{ node, sealed }] : [];
  });
  const shown = leaves.filter(
    ({ node }) => query === '' || node.code.startsWith(query) || matchesFolded(node.title, query),
  );
  if (shown.length === 0) return null;
  const points = sumPoints(leaves.flatMap(({ sealed }) => sealed.points ?? []));
  const applicable = leaves.filter(({ sealed }) => sealed.status !== 'NOT_APPLICABLE');
  const maximum = sumPoints(applicable.map(({ node }) => node.maximum));
  return (
    <tbody>
      <tr className={styles['field']}>
        <th scope="rowgroup">{field.code}</th>
        <th scope="rowgroup">{field.title}</th>
        <td className={styles['points']}>
          {t('revision.ofMaximum', { points: formatPoints(points), maximum: formatPoints(maximum) })}
        </td>
        <td colSpan={2} />
      </tr>
      {shown.map(({ node, sealed }) => (
        <Leaf key={node.code} node={node} sealed={sealed} revision={revision} />
      ))}
    </tbody>
  );
}

interface LeafProps {
  readonly node: LeafNode;
  readonly sealed: RevisionAnswer;
  readonly revision: SealedRevision;
}

function Leaf({ node, sealed, revision }: LeafProps): ReactNode {
  const { answer, evidence, warningExplanation, responsible } = sealed;
  const responses = revision.responses.filter(({ leafCode }) => leafCode === node.code);
  return (
    <tr>
      <td>{node.code}</td>
      <td>
        {node.title}
        <Figures node={node} sealed={sealed} />
        {responsible === undefined ? null : (
          <p className="quiet">{t('revision.responsible', { name: responsible })}</p>
        )}
      </td>
      <td className={styles['points']}>
        {sealed.status === 'SCORED' ? (
          t('revision.ofMaximum', { points: pointsText(sealed), maximum: formatPoints(node.maximum) })
        ) : (
          <span className="quiet">{pointsText(sealed)}</span>
        )}
      </td>
      <td>
        {answer.notApplicable ? (
          <p>{t('revision.notApplicable', { reason: answer.notApplicableReason })}</p>
        ) : null}
        {answer.explanation === '' ? null : <p>{answer.explanation}</p>}
        {warningExplanation === '' ? null : (
          <p className="quiet">{t('revision.warning', { text: warningExplanation })}</p>
        )}
        {responses.map(({ kind, text, revisionNumber }) => (
          <p key={`${revisionNumber} ${kind}`}>
            {t('revision.response', { text: [RESPONSE_WORDS[kind], text].filter(Boolean).join(': ') })}
          </p>
        ))}
      </td>
      <td>
        {evidence.length === 0 ? null : (
          <ul>
            {evidence.map((pinned) => (
              <li key={pinned.documentId}>{documentText(pinned)}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function Figures({ node, sealed: { answer } }: Pick<LeafProps, 'node' | 'sealed'>): ReactNode {
  const figures = node.leaf.operands.flatMap((operand) =>
    inputKeysOf(operand).flatMap((key) => {
      const text = figureText(answer, key, operand);
      return text === '' ? [] : [{ key, label: labelOf(operand, key), text }];
    }),
  );
  const entered = answer.enteredPoints.trim();
  if (figures.length === 0 && entered === '') return null;
  return (
    <ul className="quiet">
      {figures.map(({ key, label, text }) => (
        <li key={key}>
          {label}: {text}
        </li>
      ))}
      {entered === '' ? null : (
        <li>
          {t('revision.enteredPoints')}: {entered}
        </li>
      )}
    </ul>
  );
}
