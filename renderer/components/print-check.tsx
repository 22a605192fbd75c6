import { useState, type ReactNode } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { PrintedRevision } from '#shared/contract/channels/documents.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { formatPoints } from '#shared/lib/numbers.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import { revisionText } from '#renderer/lib/revision-words.ts';

type Answer =
  | { readonly kind: 'found'; readonly found: PrintedRevision }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: AppError };

const DIFFERENCES = {
  unit: 'documents.differs_unit',
  round: 'documents.differs_round',
  revision: 'documents.differs_revision',
  total: 'documents.differs_total',
} as const;

/** "Kiểm tra mã trên bản in": which sealed revision a code on paper belongs to. */
export function PrintCheck(): ReactNode {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const check = async (): Promise<void> => {
    const reply = await client.call('documents.checkFingerprint', { text });
    if (!reply.ok) setAnswer({ kind: 'failed', error: reply.error });
    else if (reply.value.found) setAnswer({ kind: 'found', found: reply.value.found });
    else setAnswer({ kind: 'none' });
  };
  return (
    <section className="block" aria-label={t('documents.check')}>
      <h2>{t('documents.check')}</h2>
      <form
        className="block-body row"
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <TextInput
          className="grow"
          aria-label={t('documents.checkLabel')}
          placeholder={t('documents.checkHint')}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setAnswer(null);
          }}
        />
        <Button type="submit" variant="default" disabled={text.trim() === ''}>
          {t('documents.checkButton')}
        </Button>
      </form>
      {answer === null ? null : (
        <div className="block-body">
          <CheckAnswer answer={answer} />
        </div>
      )}
    </section>
  );
}

function CheckAnswer({ answer }: { readonly answer: Answer }): ReactNode {
  if (answer.kind === 'failed') return <ErrorMessage error={answer.error} />;
  if (answer.kind === 'none') return <Notice tone="bad">{t('documents.none')}</Notice>;
  const { found } = answer;
  const { unit, round, number, total, maximum, signedBy, signedAt, differences } = found;
  const what = differences.map((each) => t(DIFFERENCES[each])).join(', ');
  const tone = differences.length > 0 ? 'bad' : found.isNewest && found.whole ? 'good' : 'look';
  return (
    <Notice tone={tone}>
      <div>
        {t('documents.foundIn', {
          unit: `${unit.name} (${unit.code})`,
          round: round.title,
          revision: revisionText(number),
        })}
      </div>
      <div>
        {t('documents.foundSigned', {
          total: formatPoints(total),
          maximum: formatPoints(maximum),
          signer: signedBy,
          at: formatMoment(signedAt),
        })}
      </div>
      {differences.length > 0 ? <div>{t('documents.differs', { what })}</div> : null}
      <div>
        {found.isNewest
          ? t('documents.newest')
          : t('documents.older', { revision: revisionText(found.newestNumber) })}
      </div>
      {found.whole ? null : <div>{t('documents.partly')}</div>}
    </Notice>
  );
}
