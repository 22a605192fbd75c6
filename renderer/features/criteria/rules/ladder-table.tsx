import type { ReactNode } from 'react';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, FigureField } from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons, moved } from '#renderer/features/criteria/editor/list-buttons.tsx';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import { AwardField } from '#renderer/features/criteria/rules/award-field.tsx';
import { COMPARE_OFFERS } from '#renderer/features/criteria/rules/condition-field.tsx';
import { listAt, partAt, put, replaceAt, textAt, without } from '#renderer/features/criteria/rules/loose.ts';

const SIGNS = COMPARE_OFFERS.filter(({ value }) => value !== '=');

interface LadderTableProps {
  readonly path: string;
  /** The object that holds `steps` and `otherwise`. */
  readonly ladder: LooseObject;
  readonly share: boolean;
  readonly onChange: (ladder: LooseObject) => void;
}

/** The steps from the top down; the first that holds decides. The last line is what remains. */
export function LadderTable({ path, ladder, share, onChange }: LadderTableProps): ReactNode {
  const steps = listAt(ladder, 'steps');
  const set = (next: readonly LooseObject[]): void => onChange(put(ladder, 'steps', next));
  const last = steps.at(-1);
  const add = (): void =>
    set([
      ...steps,
      {
        op: last ? textAt(last, 'op') : '>=',
        bound: '',
        award: {
          kind: textAt(partAt(last ?? {}, 'award'), 'kind') || 'points',
          [textAt(partAt(last ?? {}, 'award'), 'kind') || 'points']: '',
        },
      },
    ]);
  return (
    <>
      <table className={formStyles['table']} data-field={`${path}.steps`}>
        <thead>
          <tr>
            <th scope="col">{t('criteriaRule.comparedHow')}</th>
            <th scope="col">{t('criteriaRule.bound')}</th>
            <th scope="col">{t('criteriaRule.award')}</th>
            <th>
              <span className="visually-hidden">{t('criteriaEditor.lineActions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => {
            const name = t('criteriaRule.step', { n: index + 1 });
            const change = (key: string, value: string | LooseObject): void =>
              set(replaceAt(steps, index, put(step, key, value)));
            return (
              <tr key={index}>
                <td>
                  <ChoiceField
                    bare
                    path={`${path}.steps.${index}.op`}
                    label={t('criteriaRule.signOf', { name })}
                    value={textAt(step, 'op')}
                    offers={SIGNS}
                    onChange={(op) => change('op', op)}
                  />
                </td>
                <td>
                  <FigureField
                    bare
                    path={`${path}.steps.${index}.bound`}
                    label={t('criteriaRule.boundOf', { name })}
                    share={share}
                    value={textAt(step, 'bound')}
                    onChange={(bound) => change('bound', bound)}
                  />
                </td>
                <td>
                  <AwardField
                    path={`${path}.steps.${index}.award`}
                    label={t('criteriaRule.awardOf', { name })}
                    award={partAt(step, 'award')}
                    onChange={(award) => change('award', award)}
                  />
                </td>
                <td>
                  <LineButtons
                    name={name}
                    index={index}
                    count={steps.length}
                    onMove={(to) => set(moved(steps, index, to))}
                    onRemove={() => set(without(steps, index))}
                  />
                </td>
              </tr>
            );
          })}
          <tr>
            <td colSpan={2}>{t('criteriaRule.otherwise')}</td>
            <td>
              <AwardField
                path={`${path}.otherwise`}
                label={t('criteriaRule.otherwise')}
                award={partAt(ladder, 'otherwise')}
                onChange={(award) => onChange(put(ladder, 'otherwise', award))}
              />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      <AddButton label={t('criteriaRule.addStep')} onClick={add} />
    </>
  );
}
