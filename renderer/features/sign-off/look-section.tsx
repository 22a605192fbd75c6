import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { issueWords } from '#shared/vocabulary/completion-issues.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FieldChanges } from '#renderer/components/field-changes.tsx';
import { LeafLink } from '#renderer/components/leaf-link.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { useShortList } from '#renderer/components/short-list.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import styles from './sign-off.module.css';

type Look = OutputOf<'leaderDesk.readLook'>;
type Field = Look['leaves'][number]['fields'][number];

const SHOWN_LEAVES = 6;

/** "Thay đổi từ lần xem trước": what moved since this leader last looked, and putting the mark at now. */
export function LookSection(): ReactNode {
  const { roundId } = useSheet();
  const query = useQuery('leaderDesk.readLook', { roundId });
  const mark = useCommand('leaderDesk.markLooked');
  const [marked, setMarked] = useState(false);
  const look = query.value;
  const markNow = async (): Promise<void> => {
    if (!look) return;
    const reply = await mark.run({ roundId, auditSeq: look.auditSeq });
    if (!reply.ok) return;
    setMarked(true);
    await query.reload();
  };
  const quiet = look !== null && look.lookedAt !== null && isQuiet(look);
  return (
    <section className="block" aria-label={t('look.title')}>
      <div className={styles['head']}>
        <h2>{t('look.title')}</h2>
        {look && !quiet ? <span className="quiet">{sinceText(look)}</span> : null}
        <span className="grow" />
        {look && !quiet ? (
          <Button size="compact-sm" variant="default" loading={mark.busy} onClick={() => void markNow()}>
            {t('look.mark')}
          </Button>
        ) : null}
      </div>
      {query.error ? <ErrorMessage error={query.error} /> : null}
      {mark.error ? <ErrorMessage error={mark.error} /> : null}
      {look?.lookedAt === null ? <p className="block-body quiet">{t('look.first')}</p> : null}
      {look && quiet ? (
        <p className="block-body quiet" role={marked ? 'status' : undefined}>
          {marked ? t('look.marked') : t('look.none', { at: formatMoment(look.lookedAt ?? '') })}
        </p>
      ) : null}
      {look && look.lookedAt !== null && !quiet ? <Changes look={look} /> : null}
    </section>
  );
}

function isQuiet({ leaves, newIssues, goneIssues, movedAt }: Look): boolean {
  return leaves.length === 0 && newIssues.length === 0 && goneIssues.length === 0 && movedAt === null;
}

function sinceText({ lookedAt, leaves, totalBefore, totalAfter }: Look): string {
  if (lookedAt === null) return '';
  const total =
    totalBefore === totalAfter
      ? ''
      : ` ${t('look.total', { before: formatPoints(totalBefore), after: formatPoints(totalAfter) })}.`;
  const count = leaves.length === 0 ? '' : ` ${t('look.count', { leaves: leaves.length })}.`;
  return `${t('look.since', { at: formatMoment(lookedAt) })}${count}${total}`;
}

function Changes({ look }: { readonly look: Look }): ReactNode {
  const { shown, toggle } = useShortList(look.leaves, SHOWN_LEAVES);
  return (
    <>
      {look.movedAt === null ? null : (
        <Notice tone="info">{t('look.moved', { at: formatMoment(look.movedAt) })}</Notice>
      )}
      {look.leaves.length === 0 ? null : (
        <FieldChanges
          label={t('look.title')}
          leaves={shown}
          code={(code) => <LeafLink code={code} />}
          who={(field) => <Who field={field} />}
        />
      )}
      {toggle}
      <Issues title={t('look.newIssues')} issues={look.newIssues} />
      <Issues title={t('look.goneIssues')} issues={look.goneIssues} />
    </>
  );
}

function Who({ field }: { readonly field: Field }): ReactNode {
  if (field.actor === null || field.at === null) return <span className="quiet">{t('look.follows')}</span>;
  return (
    <>
      {field.actor}, <span className="nowrap">{formatMoment(field.at)}</span>
    </>
  );
}

interface IssuesProps {
  readonly title: string;
  readonly issues: Look['newIssues'];
}

function Issues({ title, issues }: IssuesProps): ReactNode {
  const { shown, toggle } = useShortList(issues, SHOWN_LEAVES);
  if (issues.length === 0) return null;
  return (
    <div className={styles['issues']}>
      <h3>{title}</h3>
      <ul>
        {shown.map(({ leafCode, code, title: leaf }) => (
          <li key={`${leafCode} ${code}`}>
            <LeafLink code={leafCode} /> {leaf}: {issueWords(code)}
          </li>
        ))}
      </ul>
      {toggle}
    </div>
  );
}
