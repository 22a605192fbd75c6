import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Icon } from '#renderer/components/icons.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useReadyFile } from '#renderer/lib/use-ready-file.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { useWard, useWardState } from '#renderer/features/appraisal/ward-context.tsx';
import { WardCheck } from '#renderer/features/appraisal/ward-check.tsx';
import { WardDecision, type WardQuestion } from '#renderer/features/appraisal/ward-decision.tsx';
import { WardPrint } from '#renderer/features/appraisal/ward-print.tsx';
import styles from './appraisal.module.css';

interface WardHeadProps {
  readonly flush: () => Promise<void>;
  readonly show: (leafCode: string) => void;
  readonly reload: () => Promise<void>;
  readonly mayAppraise: boolean;
}

/** Which unit, its neighbours, and the steps that concern the whole sheet. */
export function WardHead({ flush, show, reload, mayAppraise }: WardHeadProps): ReactNode {
  const { store, editable } = useWard();
  const reading = useWardState((state) => state.reading);
  const [question, setQuestion] = useState<WardQuestion | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(0);
  const finish = useCommand('appraisal.finishWard');
  const printed = useReadyFile();
  const isOpen = reading.round.state === 'open';
  const blocked = finish.error?.code === 'NOT_COMPLETE' ? finish.error.details.blockers : [];
  const firstOpen = blocked[0];
  const ask = async (next: WardQuestion): Promise<void> => {
    setDone(null);
    finish.clearError();
    await flush();
    const left = Object.keys(store.getState().drafts);
    setWaiting(left.length);
    if (left[0] !== undefined) show(left[0]);
    else setQuestion(next);
  };
  const answered = async (words: string | null): Promise<void> => {
    setQuestion(null);
    setDone(words);
    await reload();
  };
  return (
    <>
      <PageHeader
        title={reading.unit.name}
        purpose={`${t('appraisal.revision')}: ${revisionText(reading.revision.number)}, ${formatMoment(reading.receivedAt)}`}
        actions={
          <>
            <UnitPicker />
            {reading.revision.number > 1 ? <CompareLink unitId={reading.unit.id} /> : null}
            <WardPrint file={printed} />
            {editable ? (
              <>
                <Button variant="default" onClick={() => void ask('acceptRemaining')}>
                  {t('appraisal.acceptRemaining')}
                </Button>
                <Button onClick={() => void ask('finish')}>{t('appraisal.finish')}</Button>
              </>
            ) : null}
            {mayAppraise && isOpen && reading.state === 'finished' ? (
              <Button variant="default" onClick={() => void ask('reopen')}>
                {t('appraisal.reopen')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className={styles['notices']}>
        {waiting > 0 ? <Notice tone="look">{t('appraisal.unsavedAsk', { count: waiting })}</Notice> : null}
        {done === null ? null : <Notice tone="good">{done}</Notice>}
        {printed.error ? <ErrorMessage error={printed.error} /> : null}
        {printed.saved === null ? null : (
          <Notice tone="good">{t('documents.saved', { name: printed.saved })}</Notice>
        )}
        {finish.error && firstOpen === undefined ? (
          <ErrorMessage error={finish.error} onClose={finish.clearError} />
        ) : null}
        {firstOpen === undefined ? null : (
          <Notice
            tone="look"
            action={
              <Button size="xs" variant="default" onClick={() => show(firstOpen.leafCode)}>
                {t('appraisal.goToFirst')}
              </Button>
            }
          >
            {t('appraisal.blockers', { count: blocked.length })}
          </Notice>
        )}
        <WardCheck show={show} />
        {isOpen ? null : <Notice tone="info">{t('appraisal.published')}</Notice>}
        {isOpen && reading.state === 'finished' ? (
          <Notice tone="info">{t('appraisal.finishedNotice')}</Notice>
        ) : null}
        {mayAppraise ? null : <Notice tone="info">{t('appraisal.readOnlyRole')}</Notice>}
      </div>
      {question === null ? null : (
        <WardDecision
          question={question}
          finish={finish}
          onCancel={() => setQuestion(null)}
          onDone={(words) => void answered(words)}
        />
      )}
    </>
  );
}

/** What the unit changed against the revision appraised before. */
function CompareLink({ unitId }: { readonly unitId: string }): ReactNode {
  return (
    <Button variant="default" component={Link} href={`/tham-dinh/${unitId}/so-sanh`}>
      {t('revision.compareBefore')}
    </Button>
  );
}

/** Goes to another unit without going back to the list. */
function UnitPicker(): ReactNode {
  const { round, unit } = useWardState((state) => state.reading);
  const overview = useQuery('appraisal.readOverview', { roundId: round.id });
  const [, go] = useLocation();
  const collator = new Intl.Collator('vi');
  const units = (overview.value?.wards ?? [])
    .filter((ward) => ward.state !== 'notSent')
    .map((ward) => ward.unit)
    .toSorted((a, b) => collator.compare(a.name, b.name));
  const index = units.findIndex((each) => each.id === unit.id);
  const before = units[index - 1];
  const after = units[index + 1];
  const open = (unitId: string | undefined): void => {
    if (unitId !== undefined) go(`/tham-dinh/${unitId}`);
  };
  return (
    <span className={styles['picker']}>
      <Button variant="subtle" onClick={() => go('/tham-dinh')}>
        {t('appraisal.back')}
      </Button>
      <Button
        variant="default"
        px={8}
        disabled={!before}
        aria-label={t('appraisal.previousUnit')}
        title={before?.name}
        onClick={() => open(before?.id)}
      >
        <Icon name="up" />
      </Button>
      <select aria-label={t('appraisal.unit')} value={unit.id} onChange={(event) => open(event.target.value)}>
        {units.length === 0 ? <option value={unit.id}>{unit.name}</option> : null}
        {units.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <Button
        variant="default"
        px={8}
        disabled={!after}
        aria-label={t('appraisal.nextUnit')}
        title={after?.name}
        onClick={() => open(after?.id)}
      >
        <Icon name="down" />
      </Button>
    </span>
  );
}
