import { useState, type ReactNode } from 'react';
import type { EvidenceDocument } from '#shared/contract/channels/scoring.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { FileDrop } from '#renderer/components/file-drop.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { addEvidence, type AddedEvidence } from '#renderer/lib/add-evidence.ts';
import { useFileIntake } from '#renderer/lib/use-file-intake.ts';

interface AddDocumentsProps {
  /** Files may be dropped anywhere on it. */
  readonly page: { readonly current: HTMLElement | null };
  readonly onAdded: (document: EvidenceDocument) => Promise<void>;
}

/** Adding to the library: dropped anywhere on the page, pasted, or chosen. */
export function AddDocuments({ page, onAdded }: AddDocumentsProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [added, setAdded] = useState<AddedEvidence | null>(null);
  const addAll = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setAdded(null);
    const outcome = await addEvidence(files);
    const [first] = outcome.documents;
    if (first) await onAdded(first);
    setAdded(outcome);
    setBusy(false);
  };
  const { over } = useFileIntake(page, (files) => void addAll(files), !busy);
  const fresh = (added?.documents.length ?? 0) - (added?.held.length ?? 0);
  return (
    <>
      <FileDrop
        multiple
        busy={busy}
        over={over}
        hint={t('evidence.drop')}
        buttonLabel={t('evidence.add')}
        onFiles={(files) => void addAll(files)}
      />
      {fresh > 0 ? <Notice tone="good">{t('evidence.added', { count: fresh })}</Notice> : null}
      {added && added.held.length > 0 ? (
        <Notice tone="info">{t('evidence.held', { names: added.held.join(', ') })}</Notice>
      ) : null}
      {added?.error ? <ErrorMessage error={added.error} onClose={() => setAdded(null)} /> : null}
    </>
  );
}
