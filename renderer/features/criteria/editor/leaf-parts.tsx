import type { ReactNode } from 'react';
import type { DraftLeaf } from '#shared/schemas/criteria-draft.ts';
import {
  notApplicablePolicySchema,
  supplierSchema,
  type NotApplicablePolicy,
} from '#shared/schemas/criteria-set.ts';
import type { UnitType } from '#shared/schemas/common.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useDraft } from '#renderer/features/criteria/editor/editor-context.tsx';
import {
  ChoiceField,
  DayField,
  FigureField,
  LineField,
  TextField,
  TickField,
} from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons, moved } from '#renderer/features/criteria/editor/list-buttons.tsx';
import { policyText, supplierText } from '#renderer/features/criteria/node-words.ts';
import { replaceAt, without } from '#renderer/features/criteria/rules/loose.ts';
import formStyles from './form.module.css';

interface LeafPartProps {
  readonly leaf: DraftLeaf;
  readonly change: (part: Partial<DraftLeaf>) => void;
}

/** Guidance, documents wanted, agencies. */
export function LeafWords({ leaf, change }: LeafPartProps): ReactNode {
  const { evidenceWanted: wanted } = leaf;
  const set = (evidenceWanted: string[]): void => change({ evidenceWanted });
  return (
    <div className={formStyles['form']}>
      <section className={formStyles['section']} aria-label={t('criteria.guidance')}>
        <TextField
          path="leaf.guidance"
          rows={6}
          label={t('criteria.guidance')}
          value={leaf.guidance}
          onChange={(guidance) => change({ guidance })}
        />
      </section>
      <section
        className={formStyles['section']}
        aria-label={t('criteria.evidenceWanted')}
        data-field="leaf.evidenceWanted"
      >
        <h3>{t('criteria.evidenceWanted')}</h3>
        {wanted.map((text, index) => {
          const name = t('criteriaEditor.document', { n: index + 1 });
          return (
            <div key={index} className={formStyles['inline']}>
              <LineField
                bare
                path={`leaf.evidenceWanted.${index}`}
                label={name}
                value={text}
                onChange={(next) => set(replaceAt(wanted, index, next))}
              />
              <LineButtons
                name={name}
                index={index}
                count={wanted.length}
                onMove={(to) => set(moved(wanted, index, to))}
                onRemove={() => set(without(wanted, index))}
              />
            </div>
          );
        })}
        <AddButton label={t('criteriaEditor.addDocument')} onClick={() => set([...wanted, ''])} />
      </section>
      <section className={formStyles['section']} aria-label={t('criteriaEditor.agencies')}>
        <LineField
          path="leaf.leadAgency"
          label={t('criteria.leadAgency')}
          value={leaf.leadAgency}
          onChange={(leadAgency) => change({ leadAgency })}
        />
        <LineField
          path="leaf.coordinatingAgencies"
          label={t('criteria.coordinating')}
          value={leaf.coordinatingAgencies}
          onChange={(coordinatingAgencies) => change({ coordinatingAgencies })}
        />
      </section>
    </div>
  );
}

const SUPPLIERS = supplierSchema.options.map((value) => ({ value, label: supplierText(value) }));
const POLICIES = notApplicablePolicySchema.options.map((value) => ({ value, label: policyText(value) }));
const COMPLETIONS = [
  { value: 'BLOCK', label: t('criteriaEditor.completionBlock') },
  { value: 'WARN', label: t('criteriaEditor.completionWarn') },
  { value: 'INFORM', label: t('criteriaEditor.completionInform') },
] as const;
const UNIT_KINDS: readonly UnitType[] = ['commune', 'ward', 'specialZone'];

/** Limits, step, supplier, block, not-applicable policy, period of the figures. */
export function LeafSettings({ leaf, change }: LeafPartProps): ReactNode {
  const blocks = useDraft((state) => state.set.blocks);
  return (
    <div className={formStyles['form']}>
      <section className={formStyles['section']} aria-label={t('criteriaEditor.tabSettings')}>
        <div className={formStyles['pair']}>
          <FigureField
            path="leaf.minimum"
            label={t('criteria.minimum')}
            value={leaf.minimum}
            onChange={(minimum) => change({ minimum })}
          />
          <FigureField
            path="leaf.step"
            label={t('criteriaEditor.step')}
            placeholder={t('criteriaEditor.anyStep')}
            value={leaf.step}
            onChange={(step) => change({ step })}
          />
          <ChoiceField
            path="leaf.supplier"
            label={t('criteria.supplier')}
            value={leaf.supplier}
            offers={SUPPLIERS}
            onChange={(value) => change({ supplier: supplierSchema.parse(value) })}
          />
          <ChoiceField
            path="leaf.block"
            label={t('criteriaEditor.block')}
            value={leaf.block}
            offers={blocks.map(({ key, label }) => ({ value: key, label: label || key }))}
            onChange={(block) => change({ block })}
          />
          <ChoiceField
            path="leaf.completion"
            label={t('criteriaEditor.completion')}
            value={leaf.completion}
            offers={COMPLETIONS}
            onChange={(value) =>
              change({ completion: COMPLETIONS.find((each) => each.value === value)?.value ?? 'BLOCK' })
            }
          />
        </div>
      </section>
      <NotApplicablePart leaf={leaf} change={change} />
      <WindowPart leaf={leaf} change={change} />
    </div>
  );
}

function NotApplicablePart({ leaf, change }: LeafPartProps): ReactNode {
  const policy = leaf.notApplicable;
  const setFor = (type: UnitType, value: string): void => {
    if (!policy) return;
    const byUnitType: Partial<Record<UnitType, NotApplicablePolicy>> = { ...policy.byUnitType };
    if (value === '') Reflect.deleteProperty(byUnitType, type);
    else byUnitType[type] = notApplicablePolicySchema.parse(value);
    change({ notApplicable: { ...policy, byUnitType } });
  };
  return (
    <section className={formStyles['section']} aria-label={t('criteria.notApplicable')}>
      <h3>{t('criteria.notApplicable')}</h3>
      <TickField
        path="leaf.notApplicable"
        label={t('criteriaEditor.mayNotApply')}
        value={policy !== null}
        onChange={(may) => change({ notApplicable: may ? { policy: 'EXCLUDE', when: '' } : null })}
      />
      {policy ? (
        <>
          <ChoiceField
            path="leaf.notApplicable.policy"
            label={t('criteriaEditor.policy')}
            value={policy.policy}
            offers={POLICIES}
            onChange={(value) =>
              change({ notApplicable: { ...policy, policy: notApplicablePolicySchema.parse(value) } })
            }
          />
          <TextField
            path="leaf.notApplicable.when"
            rows={2}
            label={t('criteriaEditor.policyWhen')}
            value={policy.when}
            onChange={(when) => change({ notApplicable: { ...policy, when } })}
          />
          <div className={formStyles['triple']}>
            {UNIT_KINDS.map((type) => (
              <ChoiceField
                key={type}
                path={`leaf.notApplicable.byUnitType.${type}`}
                label={t('criteriaEditor.policyFor', { type: t(`unitType.${type}`) })}
                value={policy.byUnitType?.[type] ?? ''}
                offers={[{ value: '', label: t('criteriaEditor.policySame') }, ...POLICIES]}
                onChange={(value) => setFor(type, value)}
              />
            ))}
          </div>
        </>
      ) : null}
    </section>
  );
}

function WindowPart({ leaf, change }: LeafPartProps): ReactNode {
  const window = leaf.dataWindow;
  return (
    <section className={formStyles['section']} aria-label={t('criteria.dataWindow')}>
      <h3>{t('criteria.dataWindow')}</h3>
      <TickField
        path="leaf.dataWindow"
        label={t('criteriaEditor.ownWindow')}
        value={window !== null}
        onChange={(own) => change({ dataWindow: own ? { from: '', to: '' } : null })}
      />
      {window ? (
        <div className={formStyles['pair']}>
          <DayField
            path="leaf.dataWindow.from"
            label={t('criteriaEditor.fromDay')}
            value={window.from}
            onChange={(from) => change({ dataWindow: { ...window, from } })}
          />
          <DayField
            path="leaf.dataWindow.to"
            label={t('criteriaEditor.toDay')}
            value={window.to}
            onChange={(to) => change({ dataWindow: { ...window, to } })}
          />
        </div>
      ) : null}
    </section>
  );
}
