import type { ReactNode } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import { readDecision, type DecisionDraft } from '#renderer/features/publication/decision-draft.ts';
import { t } from '#renderer/i18n/translate.ts';

interface DecisionFieldsProps {
  readonly draft: DecisionDraft;
  readonly onChange: (draft: DecisionDraft) => void;
  /** Shows what is missing; not before the user tried. */
  readonly tried: boolean;
}

/** Number, date, issuer and title of the decision that publishes the result. */
export function DecisionFields({ draft, onChange, tried }: DecisionFieldsProps): ReactNode {
  const read = readDecision(draft);
  const wrong = tried && read.kind === 'wrong' ? read.fields : new Set<string>();
  const set = (part: Partial<DecisionDraft>): void => onChange({ ...draft, ...part });
  return (
    <>
      <div className="columns-2">
        <TextInput
          label={t('publication.decisionNumber')}
          value={draft.number}
          maxLength={120}
          onChange={(event) => set({ number: event.target.value })}
        />
        <TextInput
          label={t('publication.decisionDate')}
          placeholder="dd/mm/yyyy"
          value={draft.date}
          error={wrong.has('date') ? t('publication.needDate') : null}
          onChange={(event) => set({ date: event.target.value })}
        />
      </div>
      <TextInput
        label={t('publication.decisionIssuer')}
        value={draft.issuer}
        maxLength={500}
        error={wrong.has('issuer') ? t('publication.needIssuer') : null}
        onChange={(event) => set({ issuer: event.target.value })}
      />
      <Textarea
        label={t('publication.decisionTitle')}
        autosize
        minRows={1}
        value={draft.title}
        maxLength={2000}
        error={wrong.has('title') ? t('publication.needTitle') : null}
        onChange={(event) => set({ title: event.target.value })}
      />
    </>
  );
}
