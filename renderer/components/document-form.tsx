import { useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import { DocumentSuggestion } from '#renderer/components/document-suggestion.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useCommand } from '#renderer/lib/use-command.ts';

interface DocumentFormProps {
  readonly document: EvidenceDocument;
  readonly onDone: () => void;
}

/** Number, date, issuer and title of a document of the library. */
export function DocumentForm({ document, onDone }: DocumentFormProps): ReactNode {
  const { number, date, issuer, title } = document;
  const [fields, setFields] = useState({ number, date, issuer, title });
  const update = useCommand('evidence.updateDocument');
  const set = (part: Partial<typeof fields>): void => setFields({ ...fields, ...part });
  return (
    <form
      className="column tight"
      data-own-undo
      onSubmit={(event) => {
        event.preventDefault();
        void update.run({ documentId: document.id, ...fields }).then((reply) => {
          if (reply.ok) onDone();
        });
      }}
    >
      <TextInput
        size="xs"
        label={t('document.title')}
        value={fields.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <div className="columns-2">
        <TextInput
          size="xs"
          label={t('document.number')}
          value={fields.number}
          onChange={(event) => set({ number: event.target.value })}
        />
        <TextInput
          size="xs"
          label={t('document.date')}
          placeholder="dd/mm/yyyy"
          value={fields.date}
          onChange={(event) => set({ date: event.target.value })}
        />
      </div>
      <TextInput
        size="xs"
        label={t('document.issuer')}
        value={fields.issuer}
        onChange={(event) => set({ issuer: event.target.value })}
      />
      <DocumentSuggestion document={document} fields={fields} onFill={set} />
      {update.error ? <ErrorMessage error={update.error} /> : null}
      <div className="row end">
        <Button size="xs" type="submit" loading={update.busy}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
