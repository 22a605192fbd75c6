import type { ReactNode } from 'react';
import { Button, FileButton } from '@mantine/core';
import { formatFingerprint, formatMoment } from '#shared/lib/text-format.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { toPem } from '#renderer/features/transport/to-pem.ts';
import { t } from '#renderer/i18n/translate.ts';
import { useQuery } from '#renderer/lib/use-query.ts';

interface AuthorityFieldProps {
  /** PEM; '' for none. */
  readonly pem: string;
  readonly mayChange: boolean;
  readonly onChange: (pem: string) => void;
}

/** The server's own certificate authority: chosen as a file, shown with what people compare by telephone. */
export function AuthorityField({ pem, mayChange, onChange }: AuthorityFieldProps): ReactNode {
  const read = useQuery('transport.readAuthority', pem === '' ? null : { pem });
  const choose = async (file: File | null): Promise<void> => {
    if (file) onChange(toPem(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <div className="column tight" role="group" aria-label={t('transport.authority')}>
      <strong>{t('transport.authority')}</strong>
      <p className="quiet">{t('transport.authorityHint')}</p>
      {pem === '' ? <p>{t('transport.authorityNone')}</p> : null}
      {pem !== '' && read.error ? <ErrorMessage error={read.error} /> : null}
      {(pem === '' ? [] : (read.value?.certificates ?? [])).map((each) => (
        <dl key={each.fingerprint} className="facts">
          <dt>{t('transport.authoritySubject')}</dt>
          <dd>{each.subject}</dd>
          <dt>{t('transport.authorityDates')}</dt>
          <dd>
            {t('transport.authorityRange', {
              from: formatMoment(each.validFrom),
              to: formatMoment(each.validTo),
            })}
          </dd>
          <dt>{t('transport.authorityCode')}</dt>
          <dd>{formatFingerprint(each.fingerprint)}</dd>
        </dl>
      ))}
      {mayChange ? (
        <div className="row">
          <FileButton accept=".pem,.crt,.cer" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button {...props} size="xs" variant="default">
                {t('transport.authorityChoose')}
              </Button>
            )}
          </FileButton>
          {pem === '' ? null : (
            <Button size="xs" variant="default" onClick={() => onChange('')}>
              {t('transport.authorityRemove')}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}
