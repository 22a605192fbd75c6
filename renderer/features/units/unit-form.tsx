import { useState, type ReactNode } from 'react';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { Unit } from '#shared/contract/channels/rounds.ts';
import { unitCodeSchema, unitTypeSchema, type UnitType } from '#shared/schemas/common.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';

/** The kinds of unit a round may have: the higher level itself is not scored. */
const OFFERED: readonly UnitType[] = ['ward', 'commune', 'specialZone'];

interface UnitFormProps {
  /** Null: a new one. */
  readonly unit: Unit | null;
  readonly mayChange: boolean;
  readonly onSaved: () => void;
}

interface Fields {
  readonly code: string;
  readonly name: string;
  readonly type: UnitType;
  readonly active: boolean;
}

const BLANK: Fields = { code: '', name: '', type: 'ward', active: true };

/** Adds or renames a unit, or takes it out of use. */
export function UnitForm({ unit, mayChange, onSaved }: UnitFormProps): ReactNode {
  const [fields, setFields] = useState<Fields>(unit ?? BLANK);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const save = useCommand('units.saveUnit');
  const change = (part: Partial<Fields>): void => {
    setFields({ ...fields, ...part });
    setSaved(null);
  };
  const codeWrong = !unitCodeSchema.safeParse(fields.code.trim()).success;
  const nameWrong = fields.name.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (codeWrong || nameWrong) return;
    const { code, name, type, active } = fields;
    const reply = await save.run({ id: unit?.id ?? null, code: code.trim(), name, type, active });
    if (!reply.ok) return;
    setSaved(reply.value.name);
    setTried(false);
    if (!unit) setFields(BLANK);
    onSaved();
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t('units.code')}
        description={t('units.codeHint')}
        value={fields.code}
        readOnly={!mayChange}
        error={tried && codeWrong ? t('units.codeInvalid') : null}
        onChange={(event) => change({ code: event.target.value })}
      />
      <TextInput
        label={t('units.name')}
        value={fields.name}
        readOnly={!mayChange}
        error={tried && nameWrong ? t('common.required') : null}
        onChange={(event) => change({ name: event.target.value })}
      />
      <NativeSelect
        label={t('units.type')}
        value={fields.type}
        disabled={!mayChange}
        data={OFFERED.map((type) => ({ value: type, label: t(`unitType.${type}`) }))}
        onChange={(event) => change({ type: unitTypeSchema.parse(event.target.value) })}
      />
      <Checkbox
        label={t('units.activeLabel')}
        description={t('units.activeHint')}
        checked={fields.active}
        disabled={!mayChange}
        onChange={(event) => change({ active: event.target.checked })}
      />
      {save.error ? <ErrorMessage error={save.error} onClose={save.clearError} /> : null}
      {saved === null ? null : <Notice tone="good">{t('units.saved', { name: saved })}</Notice>}
      {mayChange ? (
        <div className="row">
          <Button type="submit" loading={save.busy}>
            {t('common.save')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
