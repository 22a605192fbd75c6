import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { UNIT_TYPES, type UnitType } from '#shared/schemas/common.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { enterFolder } from '#renderer/features/start/enter-folder.ts';
import {
  EMPTY_FIRST_ACCOUNT,
  FirstAccountForm,
  isFirstAccountReady,
} from '#renderer/features/start/first-account-form.tsx';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useWorkspace } from '#renderer/lib/workspace.tsx';
import styles from './start.module.css';

const EMPTY_UNIT: { code: string; name: string; type: UnitType; province: string } = {
  code: '',
  name: '',
  type: 'city',
  province: '',
};

/** Second door: the higher level starts its own folder with its first administrator. */
export function CityDoor({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { refresh } = useWorkspace();
  const create = useCommand('workspace.createCity');
  const [unit, setUnit] = useState(EMPTY_UNIT);
  const [account, setAccount] = useState(EMPTY_FIRST_ACCOUNT);
  const filled = [unit.code, unit.name, unit.province].every((text) => text.trim() !== '');
  const ready = filled && isFirstAccountReady(account);
  const submit = async (): Promise<void> => {
    const { passwordAgain: _same, ...administrator } = account;
    const reply = await create.run({ unit: { ...unit, code: unit.code.trim() }, administrator });
    if (reply.ok) await enterFolder(reply.value.id, account, refresh);
  };
  return (
    <main className={styles['sheet']}>
      <header>
        <h1>{t('start.city.title')}</h1>
        <p className="quiet">{t('start.city.purpose')}</p>
      </header>
      <form
        className="column"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void submit();
        }}
      >
        <div className="columns-2">
          <CityUnitForm unit={unit} onChange={setUnit} />
          <FirstAccountForm value={account} onChange={setAccount} />
        </div>
        {create.error ? <ErrorMessage error={create.error} /> : null}
        <div className="row end">
          <Button variant="default" onClick={onBack}>
            {t('start.backToDoors')}
          </Button>
          <Button type="submit" loading={create.busy} disabled={!ready}>
            {t('start.city.create')}
          </Button>
        </div>
      </form>
    </main>
  );
}

interface CityUnitFormProps {
  readonly unit: typeof EMPTY_UNIT;
  readonly onChange: (unit: typeof EMPTY_UNIT) => void;
}

function CityUnitForm({ unit, onChange }: CityUnitFormProps): ReactNode {
  const field = useFirstFocus<HTMLInputElement>();
  return (
    <section className="block">
      <h2>{t('start.city.unit')}</h2>
      <div className="block-body column">
        <TextInput
          label={t('start.city.name')}
          placeholder={t('start.city.namePlaceholder')}
          required
          ref={field}
          value={unit.name}
          onChange={(event) => onChange({ ...unit, name: event.target.value })}
        />
        <TextInput
          label={t('start.city.code')}
          description={t('start.city.codeHint')}
          required
          value={unit.code}
          onChange={(event) => onChange({ ...unit, code: event.target.value })}
        />
        <NativeSelect
          label={t('start.city.type')}
          value={unit.type}
          onChange={(event) => {
            const type = UNIT_TYPES.find((each) => each === event.target.value);
            if (type) onChange({ ...unit, type });
          }}
          data={UNIT_TYPES.map((type) => ({ value: type, label: t(`unitType.${type}`) }))}
        />
        <TextInput
          label={t('start.city.province')}
          required
          value={unit.province}
          onChange={(event) => onChange({ ...unit, province: event.target.value })}
        />
      </div>
    </section>
  );
}
