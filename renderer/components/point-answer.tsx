import { useState, type ReactNode } from 'react';
import { Button, Textarea } from '@mantine/core';
import { useLocation } from 'wouter';
import { RESPONSE_KINDS, type ResponseKind } from '#shared/schemas/bundle-submission.ts';
import { CorrectionQuestion } from '#renderer/components/correction-question.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';
import {
  draftKey,
  endAnswerDraft,
  flushAnswerDrafts,
  typeAnswerDraft,
  useAnswerDrafts,
  type AnswerDraft,
} from '#renderer/lib/answer-drafts.ts';
import { travelText, type Point } from '#renderer/lib/point-words.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { isEditable } from '#renderer/lib/sheet/sheet-store.ts';
import { jumpToRow, wantPanel } from '#renderer/lib/sheet/sheet-view.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import styles from './point-answer.module.css';

interface PointAnswerProps {
  readonly point: Point;
  /** After it was kept; `next`: by Enter, so that the next point is wanted. */
  readonly onKept?: (next: boolean) => void;
}

/** The ward's answer to one point: how, with which words; kept at once, or after opening "bổ sung lần n". */
export function PointAnswer({ point, onKept }: PointAnswerProps): ReactNode {
  const { roundId, reload } = useSheet();
  const [, navigate] = useLocation();
  const data = useSheetState((state) => state.data);
  const key = draftKey(point);
  const fresh = useAnswerDrafts((state) => state.drafts[key]);
  const draft = fresh === undefined ? point.draft : fresh;
  const kept = keptOf(point);
  const typed = draft ?? kept;
  const save = useCommand('feedback.saveResponse');
  const correct = useCommand('signOff.startCorrection');
  /** The question in the way of an answer, with whether Enter was pressed. */
  const [asked, setAsked] = useState<{ readonly next: boolean } | null>(null);
  const signed = data.state === 'signed';
  const answerable = data.round.state === 'open' && (signed || isEditable(data));
  const lacksEvidence = typed.kind === 'evidence' && point.newEvidence === 0;
  const lacksText = typed.kind === 'explain' && typed.text.trim() === '';
  const unchanged = point.response !== null && same(typed, kept);

  const change = (next: AnswerDraft): void =>
    typeAnswerDraft({ roundId, ...point }, point.response !== null && same(next, kept) ? null : next);
  const goForEvidence = (): void => {
    jumpToRow(point.leafCode);
    wantPanel('evidence');
    navigate('/cham-diem');
  };
  const keep = async (response: AnswerDraft | null, reason: string | null, next: boolean): Promise<void> => {
    const { leafCode, bundleId } = point;
    // A draft on its way would arrive after the answer, and stand beside it as if it were newer.
    await flushAnswerDrafts();
    const reply = await save.run({ roundId, leafCode, bundleId, response, correctionReason: reason });
    if (!reply.ok) return;
    setAsked(null);
    endAnswerDraft(key, fresh);
    await reload();
    onKept?.(next);
  };
  const answer = (next: boolean): void => {
    if (lacksText || (unchanged && point.state !== 'open')) return;
    if (signed) setAsked({ next });
    else if (lacksEvidence) goForEvidence();
    else void keep(typed, null, next);
  };
  const confirm = async (reason: string): Promise<void> => {
    if (!lacksEvidence) return keep(typed, reason, asked?.next ?? false);
    const opened = await correct.run({ roundId, reason });
    if (!opened.ok) return;
    setAsked(null);
    await reload();
    goForEvidence();
  };
  return (
    <>
      <form
        className="column"
        aria-label={t('feedback.answer')}
        onSubmit={(event) => {
          event.preventDefault();
          answer(false);
        }}
      >
        <fieldset className={styles['kinds']} disabled={!answerable}>
          <legend>{t('feedback.kind')}</legend>
          {RESPONSE_KINDS.map((kind) => (
            <Kind
              key={kind}
              kind={kind}
              point={point}
              chosen={typed.kind === kind}
              onChoose={() => change({ ...typed, kind })}
            />
          ))}
        </fieldset>
        <Textarea
          label={typed.kind === 'explain' ? t('feedback.textRequired') : t('feedback.text')}
          description={answerable ? t('feedback.textKeys') : undefined}
          value={typed.text}
          readOnly={!answerable}
          autosize
          minRows={2}
          maxRows={10}
          onChange={(event) => change({ ...typed, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            answer(true);
          }}
        />
        {point.sealedIn === null ? null : (
          <p className="quiet">
            {travelText(point)}. {t('feedback.carried')}
          </p>
        )}
        {save.error && asked === null ? <ErrorMessage error={save.error} onClose={save.clearError} /> : null}
        {answerable ? (
          <div className="row wrap">
            <Button type="submit" size="xs" loading={save.busy} disabled={lacksText || unchanged}>
              {lacksEvidence ? t('feedback.addEvidence') : t('feedback.save')}
            </Button>
            {point.response !== null && point.sealedIn === null && !signed ? (
              <Button size="xs" variant="default" onClick={() => void keep(null, null, false)}>
                {t('feedback.takeBack')}
              </Button>
            ) : null}
            {draft === null ? null : <span className="quiet">{t('feedback.unsaved')}</span>}
          </div>
        ) : null}
      </form>
      {asked === null ? null : (
        <CorrectionQuestion
          busy={save.busy || correct.busy}
          error={save.error ?? correct.error}
          onConfirm={(reason) => void confirm(reason)}
          onCancel={() => {
            save.clearError();
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

interface KindProps {
  readonly kind: ResponseKind;
  readonly point: Point;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Kind({ kind, point, chosen, onChoose }: KindProps): ReactNode {
  const id = `answer-${point.leafCode}-${kind}`;
  return (
    <label className={styles['kind']} htmlFor={id}>
      <input
        id={id}
        type="radio"
        name={`answer-${point.leafCode}`}
        aria-describedby={`${id}-hint`}
        data-answer={chosen || undefined}
        checked={chosen}
        onChange={onChoose}
      />
      <span>{t(`feedback.kind.${kind}`)}</span>
      <span className={styles['hint']} id={`${id}-hint`}>
        {kindHint(kind, point.newEvidence)}
      </span>
    </label>
  );
}

function kindHint(kind: ResponseKind, newEvidence: number): string {
  if (kind === 'accept') return t('feedback.kind.acceptHint');
  if (kind === 'explain') return t('feedback.kind.explainHint');
  return newEvidence === 0
    ? t('feedback.kind.evidenceMissing')
    : t('feedback.kind.evidenceHint', { count: newEvidence });
}

/** What is kept; where nothing is, the likeliest answer stands ready. */
function keptOf({ response, wish }: Point): AnswerDraft {
  if (response) return { kind: response.kind, text: response.text };
  return { kind: wish === 'request' ? 'explain' : 'accept', text: '' };
}

function same(a: AnswerDraft, b: AnswerDraft): boolean {
  return a.kind === b.kind && a.text.trim() === b.text.trim();
}
