import type { ReactNode } from 'react';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, LineField } from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons, moved } from '#renderer/features/criteria/editor/list-buttons.tsx';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import { AwardLine } from '#renderer/features/criteria/rules/award-field.tsx';
import { listAt, partAt, put, replaceAt, textAt, without } from '#renderer/features/criteria/rules/loose.ts';
import { RuleFigure } from '#renderer/features/criteria/rules/measured-forms.tsx';
import { MeasureField } from '#renderer/features/criteria/rules/measure-field.tsx';
import {
  FIGURE_KINDS,
  operandOffers,
  withNewOperand,
} from '#renderer/features/criteria/rules/operand-kinds.ts';
import type { RuleFormProps } from '#renderer/features/criteria/rules/rule-form-types.ts';

/** "Trừ điểm": a start, and what every event costs. */
export function DeductForm(props: RuleFormProps): ReactNode {
  const { path, rule, operands, onChange } = props;
  const events = listAt(rule, 'events');
  const set = (next: readonly LooseObject[], more?: readonly LooseObject[]): void =>
    onChange(put(rule, 'events', next), more);
  const add = (): void => {
    const { operands: more, key } = withNewOperand(operands, 'count');
    const label = t('criteriaRule.newEvent', { n: events.length + 1 });
    set(
      [
        ...events,
        {
          label,
          count: { kind: 'operand', operand: key },
          excused: null,
          loss: { kind: 'points', points: '' },
        },
      ],
      more,
    );
  };
  return (
    <>
      <AwardLine
        path={`${path}.start`}
        label={t('criteriaRule.start')}
        award={partAt(rule, 'start')}
        onChange={(start) => onChange(put(rule, 'start', start))}
      />
      {events.map((event, index) => {
        const name = t('criteriaRule.event', { n: index + 1 });
        const at = `${path}.events.${index}`;
        const change = (key: string, value: string | LooseObject | null): void =>
          set(replaceAt(events, index, put(event, key, value)));
        const excused = partAt(event, 'excused');
        return (
          <fieldset key={index} className={formStyles['sub']}>
            <legend className="visually-hidden">{name}</legend>
            <LineField
              path={`${at}.label`}
              label={t('criteriaRule.eventLabel')}
              value={textAt(event, 'label')}
              onChange={(label) => change('label', label)}
            />
            <div className={formStyles['pair']}>
              <MeasureField
                path={`${at}.count`}
                label={t('criteriaRule.eventCount')}
                measure={partAt(event, 'count')}
                operands={operands}
                onChange={(count) => change('count', count)}
              />
              <ChoiceField
                path={`${at}.excused`}
                label={t('criteriaRule.eventExcused')}
                value={textAt(excused, 'operand')}
                offers={[
                  { value: '', label: t('criteriaRule.noExcused') },
                  ...operandOffers(operands, FIGURE_KINDS),
                ]}
                onChange={(operand) =>
                  change('excused', operand === '' ? null : { kind: 'operand', operand })
                }
              />
            </div>
            <AwardLine
              path={`${at}.loss`}
              label={t('criteriaRule.eventLoss')}
              award={partAt(event, 'loss')}
              onChange={(loss) => change('loss', loss)}
            />
            <LineButtons
              name={name}
              index={index}
              count={events.length}
              onMove={(to) => set(moved(events, index, to))}
              onRemove={() => set(without(events, index))}
            />
          </fieldset>
        );
      })}
      <AddButton label={t('criteriaRule.addEvent')} onClick={add} />
      <div className={formStyles['pair']}>
        <RuleFigure
          {...props}
          name="floor"
          unit={t('criteriaRule.unitPoints')}
          label={t('criteriaRule.floor')}
        />
      </div>
    </>
  );
}
