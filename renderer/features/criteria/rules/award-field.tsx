import type { ReactNode } from 'react';
import type { LooseObject } from '#shared/schemas/criteria-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, FigureField } from '#renderer/features/criteria/editor/fields.tsx';
import formStyles from '#renderer/features/criteria/editor/form.module.css';
import { textAt } from '#renderer/features/criteria/rules/loose.ts';

interface AwardFieldProps {
  readonly path: string;
  readonly label: string;
  readonly award: LooseObject;
  readonly onChange: (award: LooseObject) => void;
}

const UNITS = [
  { value: 'points', label: t('criteriaRule.unitPoints') },
  { value: 'share', label: t('criteriaRule.unitShare') },
];

/** Points, or a share of the maximum: the figure and what it is in. */
export function AwardField({ path, label, award, onChange }: AwardFieldProps): ReactNode {
  const share = textAt(award, 'kind') === 'share';
  const key = share ? 'share' : 'points';
  return (
    <span className={formStyles['award']}>
      <FigureField
        bare
        path={`${path}.${key}`}
        label={label}
        share={share}
        value={textAt(award, key)}
        onChange={(value) => onChange({ kind: key, [key]: value })}
      />
      <ChoiceField
        bare
        path={`${path}.kind`}
        label={t('criteriaRule.unitOf', { name: label })}
        value={key}
        offers={UNITS}
        onChange={(kind) => onChange({ kind, [kind]: '' })}
      />
    </span>
  );
}

/** An award with its label beside it. */
export function AwardLine(props: AwardFieldProps): ReactNode {
  return (
    <div className={formStyles['awardLine']}>
      <span aria-hidden="true">{props.label}</span>
      <AwardField {...props} />
    </div>
  );
}
