import { useMemo, type ReactNode } from 'react';
import { Button, Tabs } from '@mantine/core';
import type { DraftFinding } from '#shared/domain/criteria/draft/draft-findings.ts';
import { EMPTY_LEAF } from '#shared/domain/criteria/draft/empty-draft.ts';
import type { DraftLeaf, DraftNode, LooseObject } from '#shared/schemas/criteria-draft.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useEditor } from '#renderer/features/criteria/editor/editor-context.tsx';
import {
  ChoiceField,
  FigureField,
  LineField,
  TextField,
  TickField,
} from '#renderer/features/criteria/editor/fields.tsx';
import { findingText } from '#renderer/features/criteria/editor/finding-words.ts';
import { FormProvider, type FormAccess } from '#renderer/features/criteria/editor/form-context.tsx';
import { LeafSettings, LeafWords } from '#renderer/features/criteria/editor/leaf-parts.tsx';
import { TryOutPart } from '#renderer/features/criteria/editor/try-out.tsx';
import { OperandsForm } from '#renderer/features/criteria/rules/operands-form.tsx';
import { RuleForm } from '#renderer/features/criteria/rules/rule-form.tsx';
import {
  changeRuleKind,
  RULE_KINDS,
  ruleExplanation,
  ruleKindOf,
  ruleName,
} from '#renderer/features/criteria/rules/rule-kinds.ts';
import formStyles from './form.module.css';

const TONES: Readonly<Record<DraftFinding['severity'], Tone>> = {
  error: 'bad',
  warning: 'look',
  info: 'info',
};
const SEVERITY = {
  error: t('criteriaEditor.severityError'),
  warning: t('criteriaEditor.severityWarning'),
  info: t('criteriaEditor.severityInfo'),
};

/** The parts of the form of a row. */
export type RowTab = 'rule' | 'words' | 'settings';

interface RowFormProps {
  readonly node: DraftNode;
  /** What the check found of this row. */
  readonly findings: readonly DraftFinding[];
  readonly tab: RowTab;
  readonly onTab: (tab: RowTab) => void;
}

/** The form of one row. */
export function RowForm({ node, findings, tab, onTab }: RowFormProps): ReactNode {
  const { editNode, open } = useEditor();
  const access = useMemo<FormAccess>(() => {
    const problems = findings
      .filter(({ field, severity }) => field !== null && severity === 'error')
      .map((finding) => [finding.field ?? '', findingText(finding, node)] as const);
    return { open, problems: new Map(problems.toReversed()) };
  }, [findings, node, open]);
  const change = (part: Partial<DraftNode>): void => editNode(node.id, (before) => ({ ...before, ...part }));
  const hasRows = node.children.length > 0;
  return (
    <FormProvider value={access}>
      <div className={formStyles['form']}>
        {findings.length > 0 ? (
          <ul className={formStyles['problems']} aria-label={t('criteriaEditor.rowFindings')}>
            {findings.map((finding, index) => (
              <li key={`${index}-${finding.code}`}>
                <StatusBadge tone={TONES[finding.severity]}>{SEVERITY[finding.severity]}</StatusBadge>
                <span>{findingText(finding, node)}</span>
              </li>
            ))}
          </ul>
        ) : null}
        <div className={formStyles['head']}>
          <LineField
            path="code"
            label={t('criteria.code')}
            value={node.code}
            onChange={(code) => change({ code })}
          />
          <TextField
            path="title"
            rows={2}
            label={t('criteria.content')}
            value={node.title}
            onChange={(title) => change({ title: title.replaceAll('\n', ' ') })}
          />
          <FigureField
            path="maximum"
            label={t('criteria.maximum')}
            value={node.maximum}
            onChange={(maximum) => change({ maximum })}
          />
        </div>
        {hasRows ? <p className={formStyles['explain']}>{t('criteria.group')}</p> : null}
        {hasRows && !node.scored ? null : (
          <TickField
            path="scored"
            label={t('criteriaEditor.scored')}
            value={node.scored}
            onChange={(scored) => change({ scored, leaf: node.leaf ?? EMPTY_LEAF })}
          />
        )}
        {node.scored && node.leaf ? <LeafForm node={node} leaf={node.leaf} tab={tab} onTab={onTab} /> : null}
      </div>
    </FormProvider>
  );
}

interface LeafFormProps {
  readonly node: DraftNode;
  readonly leaf: DraftLeaf;
  readonly tab: RowTab;
  readonly onTab: (tab: RowTab) => void;
}

const TABS: readonly (readonly [RowTab, string])[] = [
  ['rule', t('criteriaEditor.tabRule')],
  ['words', t('criteriaEditor.tabWords')],
  ['settings', t('criteriaEditor.tabSettings')],
];

function LeafForm({ node, leaf, tab, onTab }: LeafFormProps): ReactNode {
  const { editNode } = useEditor();
  const change = (part: Partial<DraftLeaf>): void =>
    editNode(node.id, (before) => ({ ...before, leaf: { ...(before.leaf ?? EMPTY_LEAF), ...part } }));
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) => onTab(TABS.find(([key]) => key === next)?.[0] ?? 'rule')}
    >
      <Tabs.List aria-label={t('criteriaEditor.tabs')}>
        {TABS.map(([key, label]) => (
          <Tabs.Tab key={key} value={key}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="rule">
        <div className={formStyles['form']}>
          <RulePart node={node} leaf={leaf} change={change} />
          <TryOutPart key={node.id} node={node} />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="words">
        <LeafWords leaf={leaf} change={change} />
      </Tabs.Panel>
      <Tabs.Panel value="settings">
        <LeafSettings leaf={leaf} change={change} />
      </Tabs.Panel>
    </Tabs>
  );
}

interface RulePartProps {
  readonly node: DraftNode;
  readonly leaf: DraftLeaf;
  readonly change: (part: Partial<DraftLeaf>) => void;
}

function RulePart({ node, leaf, change }: RulePartProps): ReactNode {
  const { open } = useEditor();
  const kind = ruleKindOf(leaf.rule);
  const set = (rule: LooseObject, operands?: readonly LooseObject[]): void =>
    change({ rule, ...(operands ? { operands: [...operands] } : {}) });
  const choose = (value: string): void => {
    const next = RULE_KINDS.find((each) => each === value);
    if (!next || next === kind) return;
    const { rule, operands } = changeRuleKind(next, leaf.operands, node.maximum);
    change({ rule, operands: [...operands], ruleConfirmed: true });
  };
  return (
    <>
      <section className={formStyles['section']} aria-label={t('criteria.rule')}>
        {leaf.ruleConfirmed ? null : (
          <Notice
            tone="look"
            action={
              <Button size="compact-sm" disabled={!open} onClick={() => change({ ruleConfirmed: true })}>
                {t('criteriaEditor.confirmRule')}
              </Button>
            }
          >
            {t('criteriaEditor.ruleGuessed')}
          </Notice>
        )}
        <ChoiceField
          path="leaf.rule.kind"
          label={t('criteria.rule')}
          value={kind ?? ''}
          offers={RULE_KINDS.map((each) => ({
            value: each,
            label: `${ruleName(each)} – ${ruleExplanation(each)}`,
          }))}
          onChange={choose}
        />
        <RuleForm
          path="leaf.rule"
          rule={leaf.rule}
          operands={leaf.operands}
          maximum={node.maximum}
          onChange={set}
        />
      </section>
      <section className={formStyles['section']} aria-label={t('criteria.operands')}>
        <h3>{t('criteria.operands')}</h3>
        <OperandsForm
          path="leaf.operands"
          operands={leaf.operands}
          onChange={(operands) => change({ operands: [...operands] })}
        />
      </section>
    </>
  );
}
