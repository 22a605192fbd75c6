import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { LeafNode } from '#shared/domain/criteria/tree.ts';
import type { Points } from '#shared/lib/points.ts';
import { EMPTY_ANSWER, type LeafAnswer } from '#shared/schemas/answer.ts';
import { inputKeysOf } from '#shared/schemas/criteria-operand.ts';
import { PointsText } from '#renderer/components/points-text.tsx';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { copyLastYear } from '#renderer/features/score-sheet/copy-last-year.ts';
import { PanelPart } from '#renderer/features/score-sheet/panel-part.tsx';
import { tellCopied } from '#renderer/features/score-sheet/tell-saved.ts';
import { t } from '#renderer/i18n/translate.ts';
import { inputLabel, inputText } from '#renderer/lib/sheet/input-words.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { isEditable } from '#renderer/lib/sheet/sheet-store.ts';
import styles from './criterion-panel.module.css';

interface LastYearPartProps {
  readonly leaf: LeafNode;
  readonly ours: boolean;
}

/** Last year's points, figures and words beside this year's, and "chép từ năm trước". */
export function LastYearPart({ leaf, ours }: LastYearPartProps): ReactNode {
  const lastYear = useSheetState((state) => state.data.lastYear);
  const answer = useSheetState((state) => state.answers[leaf.code]) ?? EMPTY_ANSWER;
  const points = useSheetState((state) => state.results[leaf.code]?.points ?? null);
  const appraised = lastYear.leafPoints[leaf.code] ?? null;
  const before = lastYear.answers[leaf.code];
  const { year } = lastYear;
  return (
    <PanelPart title={t('sheet.panel.lastYear')}>
      {answer.copiedFrom === undefined ? null : (
        <div>
          <StatusBadge tone="info">{t('sheet.copy.mark', { year: answer.copiedFrom })}</StatusBadge>
          <p className="quiet">{t('sheet.copy.check')}</p>
        </div>
      )}
      {before && year !== null ? (
        <>
          <table className={`${styles['figures'] ?? ''} ${styles['compared'] ?? ''}`}>
            <thead>
              <tr>
                <td />
                <th scope="col" className="number">
                  {t('sheet.lastYear.of', { year })}
                </th>
                <th scope="col" className="number">
                  {t('sheet.lastYear.now')}
                </th>
              </tr>
            </thead>
            <tbody>
              <Compared leaf={leaf} before={before.answer} now={answer} />
              <PointsRow label={t('sheet.lastYear.claimed')} before={before.points} now={points} />
              <PointsRow label={t('sheet.lastYear.appraised')} before={appraised} now={null} />
            </tbody>
          </table>
          {before.answer.explanation === '' ? null : (
            <p className={styles['guidance']}>
              <strong>{t('sheet.lastYear.explanation', { year })}</strong> {before.answer.explanation}
            </p>
          )}
          {ours ? <CopyButton code={leaf.code} copied={answer.copiedFrom === year} /> : null}
        </>
      ) : (
        <PointsOnly points={appraised} changed={lastYear.changed.includes(leaf.code)} />
      )}
    </PanelPart>
  );
}

function PointsOnly({
  points,
  changed,
}: {
  readonly points: Points | null;
  readonly changed: boolean;
}): ReactNode {
  return (
    <>
      {points === null ? (
        <p className="quiet">{t('sheet.lastYear.none')}</p>
      ) : (
        <p>
          {t('sheet.lastYear.points')}:{' '}
          <strong>
            <PointsText value={points} />
          </strong>
        </p>
      )}
      {changed ? <p className="quiet">{t('sheet.lastYear.changed')}</p> : null}
    </>
  );
}

interface ComparedProps {
  readonly leaf: LeafNode;
  readonly before: LeafAnswer;
  readonly now: LeafAnswer;
}

/** A line per figure; "không áp dụng" is told in the place of figures. */
function Compared({ leaf, before, now }: ComparedProps): ReactNode {
  const text = (answer: LeafAnswer, show: () => string): string =>
    answer.notApplicable ? t('common.notApplicable') : show();
  return leaf.leaf.operands
    .flatMap((operand) => inputKeysOf(operand).map((inputKey) => ({ operand, inputKey })))
    .map(({ operand, inputKey }) => (
      <tr key={inputKey}>
        <th scope="row">{inputLabel(operand, inputKey)}</th>
        <td className="number">
          {text(before, () => inputText(operand, before.inputs[inputKey]?.raw ?? ''))}
        </td>
        <td className="number">{text(now, () => inputText(operand, now.inputs[inputKey]?.raw ?? ''))}</td>
      </tr>
    ));
}

interface PointsRowProps {
  readonly label: string;
  readonly before: Points | null;
  readonly now: Points | null;
}

function PointsRow({ label, before, now }: PointsRowProps): ReactNode {
  if (before === null && now === null) return null;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="number">
        <PointsText value={before} />
      </td>
      <td className="number">
        <PointsText value={now} missing="" />
      </td>
    </tr>
  );
}

function CopyButton({ code, copied }: { readonly code: string; readonly copied: boolean }): ReactNode {
  const sheet = useSheet();
  const open = useSheetState((state) => isEditable(state.data));
  if (!open) return null;
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        disabled={copied}
        onClick={() => tellCopied(copyLastYear(sheet, code))}
      >
        {t('sheet.copy.button')}
      </Button>
    </div>
  );
}
