import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import { t } from '#renderer/i18n/translate.ts';
import { titleFromFileName, type DocumentFields } from '#renderer/lib/document-fields.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

interface DocumentSuggestionProps {
  readonly document: EvidenceDocument;
  readonly fields: DocumentFields;
  readonly onFill: (part: Partial<DocumentFields>) => void;
}

const KEYS = ['number', 'date', 'issuer', 'title'] as const;

/** What the guesses add to what stands there: empty fields only, and a title nobody wrote. */
export function fillEmpty(
  fields: DocumentFields,
  guess: DocumentFields,
  fileName: string,
): Partial<DocumentFields> {
  const isEmpty = (key: keyof DocumentFields): boolean =>
    fields[key] === '' || (key === 'title' && [fileName, titleFromFileName(fileName)].includes(fields.title));
  return Object.fromEntries(
    KEYS.filter((key) => isEmpty(key) && guess[key] !== '' && guess[key] !== fields[key]).map((key) => [
      key,
      guess[key],
    ]),
  );
}

/** Offers what name and first page of a file say plainly; nothing is filled in by itself. */
export function DocumentSuggestion({ document, fields, onFill }: DocumentSuggestionProps): ReactNode {
  const wanted = document.intact && KEYS.some((key) => document[key] === '');
  const guess = useQuery('evidence.suggestFields', wanted ? { documentId: document.id } : null).value;
  const offered = guess === null ? {} : fillEmpty(fields, guess, document.fileName);
  const words = KEYS.flatMap((key) => offered[key] ?? []);
  if (words.length === 0) return null;
  return (
    <div className="row" role="status">
      <span className="quiet grow">{t('document.suggested', { words: words.join(' · ') })}</span>
      <Button size="compact-sm" variant="default" onClick={() => onFill(offered)}>
        {t('document.fill')}
      </Button>
    </div>
  );
}
