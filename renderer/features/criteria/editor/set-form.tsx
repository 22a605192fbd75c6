import { useMemo, type ReactNode } from 'react';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import type { DraftSet } from '#shared/schemas/criteria-draft.ts';
import { StatusBadge } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useDraft, useEditor } from '#renderer/features/criteria/editor/editor-context.tsx';
import {
  ChoiceField,
  DayField,
  FigureField,
  LineField,
  TextField,
  TickField,
} from '#renderer/features/criteria/editor/fields.tsx';
import { findingTextIn } from '#renderer/features/criteria/editor/finding-words.ts';
import { FormProvider, type FormAccess } from '#renderer/features/criteria/editor/form-context.tsx';
import { BandsPart } from '#renderer/features/criteria/editor/set-bands.tsx';
import { BlocksPart, DeclaredPart, RoundingPart } from '#renderer/features/criteria/editor/set-points.tsx';
import type { SetPartProps } from '#renderer/features/criteria/editor/set-form-types.ts';
import { UnitKinds } from '#renderer/features/criteria/editor/unit-kinds.tsx';
import { ExamplesPart, RankingPart } from '#renderer/features/criteria/editor/set-ranking.tsx';
import formStyles from './form.module.css';

/** The form of the set as a whole. */
export function SetForm({ findings }: { readonly findings: readonly DraftFinding[] }): ReactNode {
  const set = useDraft((state) => state.set);
  const { editSet, open } = useEditor();
  const access = useMemo<FormAccess>(() => {
    const problems = findings
      .filter(({ field, severity }) => field !== null && severity === 'error')
      .map((finding) => [finding.field ?? '', findingTextIn(finding, set)] as const);
    return { open, problems: new Map(problems.toReversed()) };
  }, [findings, set, open]);
  const change = (part: Partial<DraftSet>): void => editSet((before) => ({ ...before, ...part }));
  const props = { set, change };
  return (
    <FormProvider value={access}>
      <div className={formStyles['form']}>
        {findings.length > 0 ? (
          <ul className={formStyles['problems']} aria-label={t('criteriaEditor.setFindings')}>
            {findings.map((finding, index) => (
              <li key={`${index}-${finding.code}`}>
                <StatusBadge
                  tone={
                    finding.severity === 'error' ? 'bad' : finding.severity === 'warning' ? 'look' : 'info'
                  }
                >
                  {t('criteria.wholeSet')}
                </StatusBadge>
                <span>{findingTextIn(finding, set)}</span>
              </li>
            ))}
          </ul>
        ) : null}
        <IdentityPart {...props} />
        <DeclaredPart {...props} />
        <BlocksPart {...props} />
        <RoundingPart {...props} />
        <BandsPart {...props} />
        <RankingPart {...props} />
        <ExamplesPart {...props} />
      </div>
    </FormProvider>
  );
}

const LEVELS = [
  { value: 'commune', label: t('criteriaEditor.levelCommune') },
  { value: 'district', label: t('criteriaEditor.levelDistrict') },
  { value: 'province', label: t('criteriaEditor.levelProvince') },
] as const;

function IdentityPart({ set, change }: SetPartProps): ReactNode {
  const { decision, validity } = set;
  return (
    <section className={formStyles['section']} aria-label={t('criteriaEditor.identity')}>
      <h3>{t('criteriaEditor.identity')}</h3>
      <TextField
        path="title"
        rows={2}
        label={t('criteria.name')}
        value={set.title}
        onChange={(title) => change({ title: title.replaceAll('\n', ' ') })}
      />
      <div className={formStyles['triple']}>
        <LineField
          path="code"
          label={t('criteriaEditor.setCode')}
          value={set.code}
          onChange={(code) => change({ code })}
        />
        <FigureField
          path="year"
          label={t('criteria.year')}
          value={set.year}
          onChange={(year) => change({ year })}
        />
        <ChoiceField
          path="level"
          label={t('criteriaEditor.level')}
          value={set.level}
          offers={LEVELS}
          onChange={(value) =>
            change({ level: LEVELS.find((each) => each.value === value)?.value ?? 'commune' })
          }
        />
      </div>
      <LineField
        path="issuer"
        label={t('criteriaEditor.issuer')}
        value={set.issuer}
        onChange={(issuer) => change({ issuer })}
      />
      <UnitKinds
        path="unitTypes"
        label={t('criteriaEditor.unitTypes')}
        value={set.unitTypes}
        onChange={(unitTypes) => change({ unitTypes })}
      />
      <div className={formStyles['pair']}>
        <DayField
          path="validity.from"
          label={t('criteriaEditor.validFrom')}
          value={validity.from}
          onChange={(from) => change({ validity: { ...validity, from } })}
        />
        <DayField
          path="validity.to"
          label={t('criteriaEditor.validTo')}
          value={validity.to}
          onChange={(to) => change({ validity: { ...validity, to } })}
        />
      </div>
      <TickField
        path="decision"
        label={t('criteriaEditor.hasDecision')}
        value={decision !== null}
        onChange={(has) => change({ decision: has ? { number: '', date: '', title: '' } : null })}
      />
      {decision ? (
        <>
          <div className={formStyles['pair']}>
            <LineField
              path="decision.number"
              label={t('criteriaEditor.decisionNumber')}
              value={decision.number}
              onChange={(number) => change({ decision: { ...decision, number } })}
            />
            <DayField
              path="decision.date"
              label={t('criteriaEditor.decisionDate')}
              value={decision.date}
              onChange={(date) => change({ decision: { ...decision, date } })}
            />
          </div>
          <TextField
            path="decision.title"
            rows={2}
            label={t('criteriaEditor.decisionTitle')}
            value={decision.title}
            onChange={(title) => change({ decision: { ...decision, title } })}
          />
        </>
      ) : null}
      <TickField
        path="sample"
        label={t('criteriaEditor.isSample')}
        value={set.sample}
        onChange={(sample) => change({ sample })}
      />
    </section>
  );
}
