import type { ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import type { UnitType } from '#shared/schemas/common.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useField } from '#renderer/features/criteria/editor/form-context.tsx';
import formStyles from './form.module.css';

const UNIT_KINDS: readonly UnitType[] = ['commune', 'ward', 'specialZone', 'city'];

interface UnitKindsProps {
  readonly path: string;
  readonly label: string;
  readonly value: readonly UnitType[];
  readonly onChange: (types: UnitType[]) => void;
}

/** Several kinds of units. */
export function UnitKinds({ path, label, value, onChange }: UnitKindsProps): ReactNode {
  const { open, problem } = useField(path);
  return (
    <fieldset className={formStyles['ticks']} title={problem ?? undefined}>
      <legend>{label}</legend>
      {UNIT_KINDS.map((type) => (
        <Checkbox
          key={type}
          size="xs"
          data-field={path}
          label={t(`unitType.${type}`)}
          disabled={!open}
          checked={value.includes(type)}
          onChange={(event) =>
            onChange(
              UNIT_KINDS.filter((each) => (each === type ? event.target.checked : value.includes(each))),
            )
          }
        />
      ))}
    </fieldset>
  );
}
