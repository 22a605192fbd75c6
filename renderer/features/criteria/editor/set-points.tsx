import type { ReactNode } from 'react';
import { roundingModeSchema, type Rounding } from '#shared/lib/rounding.ts';
import type { DraftSet } from '#shared/schemas/criteria-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import {
  ChoiceField,
  FigureField,
  LineField,
  TickField,
} from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons, moved } from '#renderer/features/criteria/editor/list-buttons.tsx';
import type { SetPartProps } from '#renderer/features/criteria/editor/set-form-types.ts';
import { replaceAt, without } from '#renderer/features/criteria/rules/loose.ts';
import formStyles from './form.module.css';

/** The counts and the sum the decision prints. */
export function DeclaredPart({ set, change }: SetPartProps): ReactNode {
  const { declared } = set;
  const figure = (name: 'fields' | 'criteria' | 'components' | 'maximum', label: string): ReactNode => (
    <FigureField
      path={`declared.${name}`}
      label={label}
      value={declared[name]}
      onChange={(value) => change({ declared: { ...declared, [name]: value } })}
    />
  );
  return (
    <section className={formStyles['section']} aria-label={t('criteriaEditor.declared')}>
      <h3>{t('criteriaEditor.declared')}</h3>
      <p className={formStyles['explain']}>{t('criteriaEditor.declaredHint')}</p>
      <div className={formStyles['pair']}>
        {figure('maximum', t('criteriaEditor.declaredMaximum'))}
        {figure('fields', t('criteriaEditor.declaredFields'))}
        {figure('criteria', t('criteriaEditor.declaredCriteria'))}
        {figure('components', t('criteriaEditor.declaredComponents'))}
      </div>
    </section>
  );
}

type Block = DraftSet['blocks'][number];
const KINDS = [
  { value: 'appraised', label: t('criteriaEditor.blockAppraised') },
  { value: 'survey', label: t('criteriaEditor.blockSurvey') },
  { value: 'bonus', label: t('criteriaEditor.blockBonus') },
  { value: 'penalty', label: t('criteriaEditor.blockPenalty') },
] as const;

function freshBlockKey(blocks: readonly Block[]): string {
  let number = blocks.length + 1;
  while (blocks.some(({ key }) => key === `block${number}`)) number += 1;
  return `block${number}`;
}

/** Self-scored and survey points, bonus and penalty. */
export function BlocksPart({ set, change }: SetPartProps): ReactNode {
  const { blocks } = set;
  const put = (index: number, part: Partial<Block>): void => {
    const block = blocks[index];
    if (block) change({ blocks: replaceAt(blocks, index, { ...block, ...part }) });
  };
  return (
    <section className={formStyles['section']} aria-label={t('criteriaEditor.blocks')} data-field="blocks">
      <h3>{t('criteriaEditor.blocks')}</h3>
      {blocks.map((block, index) => {
        const name = t('criteriaEditor.blockN', { n: index + 1 });
        const at = `blocks.${index}`;
        return (
          <fieldset key={block.key} className={formStyles['sub']}>
            <legend className="visually-hidden">{name}</legend>
            <div className={formStyles['triple']}>
              <LineField
                path={`${at}.label`}
                label={t('criteriaEditor.blockLabel')}
                value={block.label}
                onChange={(label) => put(index, { label })}
              />
              <ChoiceField
                path={`${at}.kind`}
                label={t('criteriaEditor.blockKind')}
                value={block.kind}
                offers={KINDS}
                onChange={(value) =>
                  put(index, { kind: KINDS.find((each) => each.value === value)?.value ?? 'appraised' })
                }
              />
              <FigureField
                path={`${at}.weight`}
                label={t('criteriaEditor.blockWeight')}
                value={block.weight}
                onChange={(weight) => put(index, { weight })}
              />
            </div>
            <TickField
              path={`${at}.optional`}
              label={t('criteriaEditor.blockOptional')}
              value={block.optional}
              onChange={(optional) => put(index, { optional })}
            />
            <TickField
              path={`${at}.scaleToWeight`}
              label={t('criteriaEditor.blockScaled')}
              value={block.scaleToWeight}
              onChange={(scaleToWeight) => put(index, { scaleToWeight })}
            />
            <LineButtons
              name={name}
              index={index}
              count={blocks.length}
              onMove={(to) => change({ blocks: moved(blocks, index, to) })}
              onRemove={() => change({ blocks: without(blocks, index) })}
            />
          </fieldset>
        );
      })}
      <AddButton
        label={t('criteriaEditor.addBlock')}
        onClick={() =>
          change({
            blocks: [
              ...blocks,
              {
                key: freshBlockKey(blocks),
                label: t('criteriaEditor.blockSurvey'),
                kind: 'survey',
                weight: '',
                optional: false,
                scaleToWeight: false,
              },
            ],
          })
        }
      />
      <TickField
        path="rescaleWhenDropped"
        label={t('criteriaEditor.rescale')}
        value={set.rescaleWhenDropped}
        onChange={(rescaleWhenDropped) => change({ rescaleWhenDropped })}
      />
    </section>
  );
}

const PLACES = [
  ['leaf', t('criteriaEditor.roundLeaf')],
  ['criterion', t('criteriaEditor.roundCriterion')],
  ['field', t('criteriaEditor.roundField')],
  ['total', t('criteriaEditor.roundTotal')],
  ['percent', t('criteriaEditor.roundPercent')],
] as const;
const MODES = [
  { value: 'HALF_UP', label: t('criteriaEditor.halfUp') },
  { value: 'TRUNCATE', label: t('criteriaEditor.truncate') },
];
const DIGITS = [0, 1, 2, 3, 4, 5, 6].map((n) => ({
  value: String(n),
  label: t('criteriaRule.digits', { n }),
}));

/** How points are rounded at every place they are printed. */
export function RoundingPart({ set, change }: SetPartProps): ReactNode {
  const put = (place: (typeof PLACES)[number][0], part: Partial<Rounding>): void =>
    change({ rounding: { ...set.rounding, [place]: { ...set.rounding[place], ...part } } });
  return (
    <section className={formStyles['section']} aria-label={t('criteriaEditor.rounding')}>
      <h3>{t('criteriaEditor.rounding')}</h3>
      <table className={formStyles['table']}>
        <tbody>
          {PLACES.map(([place, label]) => (
            <tr key={place}>
              <th scope="row">{label}</th>
              <td>
                <ChoiceField
                  bare
                  path={`rounding.${place}.digits`}
                  label={t('criteriaEditor.digitsOf', { name: label })}
                  value={String(set.rounding[place].digits)}
                  offers={DIGITS}
                  onChange={(value) => put(place, { digits: Number(value) })}
                />
              </td>
              <td>
                <ChoiceField
                  bare
                  path={`rounding.${place}.mode`}
                  label={t('criteriaEditor.modeOf', { name: label })}
                  value={set.rounding[place].mode}
                  offers={MODES}
                  onChange={(value) => put(place, { mode: roundingModeSchema.parse(value) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
