import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import {
  listBlockers,
  type CompletenessIssue,
  type IssueSeverity,
} from '#shared/domain/sign-off/check-completeness.ts';
import { ISSUE_WORDS } from '#shared/vocabulary/completion-issues.ts';
import { Chips } from '#renderer/components/chips.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { LeafLink } from '#renderer/components/leaf-link.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { StatusBadge, type Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { beforeLeave } from '#renderer/lib/before-leave.ts';
import { listIssues } from '#renderer/lib/sheet/leaf-state.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { isEditable } from '#renderer/lib/sheet/sheet-store.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import styles from './sign-off.module.css';

const SEVERITIES: readonly IssueSeverity[] = ['block', 'warn', 'inform'];
const TONES: Readonly<Record<IssueSeverity, Tone>> = { block: 'bad', warn: 'look', inform: 'info' };

/** The completion check: what must be mended, what must be explained, what is only told; each leads to its cell. */
export function CompletionCheck(): ReactNode {
  const state = useSheetState((sheet) => sheet);
  const [severity, setSeverity] = useState<string | null>(null);
  const issues = useMemo(
    () => SEVERITIES.flatMap((each) => listIssues(state).filter((issue) => issue.severity === each)),
    [state],
  );
  const blockers = listBlockers(issues).length;
  const shown = severity === null ? issues : issues.filter((issue) => issue.severity === severity);
  return (
    <section className="block" aria-label={t('signOff.check')}>
      <h2>{t('signOff.check')}</h2>
      {issues.length === 0 ? (
        <div className="block-body">
          <Notice tone="good">{t('signOff.checkClean')}</Notice>
        </div>
      ) : (
        <>
          <div className="block-body row">
            <Chips
              label={t('table.filters')}
              chosen={severity}
              onChoose={setSeverity}
              total={issues.length}
              chips={SEVERITIES.map((key) => ({
                key,
                label: t(`signOff.${key}`),
                count: issues.filter((issue) => issue.severity === key).length,
              }))}
            />
            <span className="grow" />
            {blockers > 0 ? (
              <span className="quiet">{t('signOff.blockersLeft', { count: blockers })}</span>
            ) : null}
          </div>
          <IssueTable issues={shown} />
        </>
      )}
    </section>
  );
}

function IssueTable({ issues }: { readonly issues: readonly CompletenessIssue[] }): ReactNode {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col" className={styles['narrow']}>
            {t('sheet.column.state')}
          </th>
          <th scope="col" className={styles['narrow']}>
            {t('signOff.codeColumn')}
          </th>
          <th scope="col">{t('signOff.titleColumn')}</th>
          <th scope="col" className={styles['narrow']}>
            {t('signOff.issueColumn')}
          </th>
          <th scope="col" className={styles['wide']}>
            {t('signOff.explanationColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <IssueRow key={`${issue.leafCode} ${issue.code}`} issue={issue} />
        ))}
      </tbody>
    </table>
  );
}

function IssueRow({ issue }: { readonly issue: CompletenessIssue }): ReactNode {
  const title = useSheetState((state) => state.leaves.get(issue.leafCode)?.title ?? '');
  return (
    <tr>
      <td className={styles['narrow']}>
        <StatusBadge tone={issue.explained && issue.severity === 'warn' ? 'good' : TONES[issue.severity]}>
          {issue.explained && issue.severity === 'warn'
            ? t('signOff.explained')
            : t(`signOff.${issue.severity}`)}
        </StatusBadge>
      </td>
      <td className={styles['narrow']}>
        <LeafLink code={issue.leafCode} />
      </td>
      <td>{title}</td>
      <td className={styles['narrow']}>{ISSUE_WORDS[issue.code]}</td>
      <td>{issue.severity === 'warn' ? <Explain leafCode={issue.leafCode} /> : null}</td>
    </tr>
  );
}

/** How long typing must rest before it is saved, in milliseconds. */
const PAUSE_MS = 700;

function Explain({ leafCode }: { readonly leafCode: string }): ReactNode {
  const { roundId, reload } = useSheet();
  const kept = useSheetState((state) => state.data.warningExplanations[leafCode] ?? '');
  const open = useSheetState((state) => isEditable(state.data));
  const [text, setText] = useState(kept);
  const explain = useCommand('signOff.explainWarning');
  const onDisk = useRef(kept);
  const save = async (): Promise<void> => {
    if (text === onDisk.current) return;
    const reply = await explain.run({ roundId, leafCode, text });
    if (reply.ok) onDisk.current = text;
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => beforeLeave(() => latest.current()), []);
  useEffect(() => {
    const timer = setTimeout(() => void latest.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  // The sheet is read again only when the field is left: reading redraws the table under the typing hand.
  const finish = async (): Promise<void> => {
    await save();
    if (onDisk.current !== kept) await reload();
  };
  if (!open) return kept;
  return (
    <div className={styles['explain']}>
      <textarea
        rows={1}
        aria-label={t('signOff.explainFor', { code: leafCode })}
        placeholder={t('signOff.explainPlaceholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void finish()}
      />
      {text === kept ? null : (
        <Button size="xs" variant="default" loading={explain.busy} onClick={() => void finish()}>
          {t('signOff.saveExplanation')}
        </Button>
      )}
      {explain.error ? <ErrorMessage error={explain.error} /> : null}
    </div>
  );
}
