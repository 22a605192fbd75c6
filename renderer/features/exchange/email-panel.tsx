import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import type { OutboxJourney } from '#renderer/features/exchange/bundle-status.ts';
import { EmailDrafts } from '#renderer/features/exchange/email-drafts.tsx';
import { LockChoice } from '#renderer/features/exchange/lock-choice.tsx';
import { isMailAddress, MAIL_SIZES, readParts, receiversOf } from '#renderer/features/exchange/receivers.ts';
import { t } from '#renderer/i18n/translate.ts';
import { recall, remember } from '#renderer/lib/remember.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';

interface EmailPanelProps {
  readonly bundles: readonly OutboxJourney[];
  readonly onClose: () => void;
  readonly onMade: () => void;
}

/** Drafts for the user's own mail program: address, largest size, then one file per message. */
export function EmailPanel({ bundles, onClose, onMade }: EmailPanelProps): ReactNode {
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId, onMade);
  return (
    <SidePanel
      title={t('exchange.email.title', { count: bundles.length })}
      name="exchange-email"
      initialWidth={440}
      onClose={onClose}
    >
      <div className="column">
        {jobId === null ? null : job?.state === 'done' ? (
          <>
            <EmailDrafts
              result={job.result}
              bundleIds={bundles.map(({ item }) => item.bundleId)}
              onHanded={onMade}
            />
            <div className="row">
              <Button variant="default" size="xs" onClick={() => setJobId(null)}>
                {t('exchange.email.again')}
              </Button>
            </div>
          </>
        ) : (
          <JobProgress title={t('exchange.email.running')} job={job} />
        )}
        {jobId === null || job?.state === 'failed' || job?.state === 'cancelled' ? (
          <EmailForm bundles={bundles} onStarted={setJobId} />
        ) : null}
      </div>
    </SidePanel>
  );
}

interface EmailFormProps {
  readonly bundles: readonly OutboxJourney[];
  readonly onStarted: (jobId: string) => void;
}

const ADDRESS = 'exchange.mail-address';
const SIZE = 'exchange.mail-size';

function rememberedSize(): number {
  return MAIL_SIZES.find((each) => String(each) === recall(SIZE)) ?? 20;
}

function EmailForm({ bundles, onStarted }: EmailFormProps): ReactNode {
  const [to, setTo] = useState(() => (bundles.length === 1 ? (recall(ADDRESS) ?? '') : ''));
  const [size, setSize] = useState(rememberedSize);
  const [parts, setParts] = useState('');
  const [locked, setLocked] = useState(true);
  const make = useCommand('transport.makeEmail');
  const onlyParts = readParts(parts);
  const addressFine = isMailAddress(to.trim());
  const ready = addressFine && onlyParts !== undefined;
  const start = async (): Promise<void> => {
    remember(ADDRESS, to.trim());
    remember(SIZE, String(size));
    const reply = await make.run({
      bundleIds: bundles.map(({ item }) => item.bundleId),
      partSizeBytes: size * 1024 * 1024,
      to: to.trim(),
      encrypt: locked,
      onlyParts: onlyParts ? [...onlyParts] : null,
    });
    if (reply.ok) onStarted(reply.value.jobId);
  };
  return (
    <form
      className="column"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void start();
      }}
    >
      <TextInput
        label={t('exchange.email.to')}
        type="email"
        value={to}
        error={addressFine ? null : t('exchange.email.toWrong')}
        onChange={(event) => setTo(event.target.value)}
      />
      <NativeSelect
        label={t('exchange.email.size')}
        description={t('exchange.email.sizeHint')}
        value={String(size)}
        data={MAIL_SIZES.map((each) => ({ value: String(each), label: `${each} MB` }))}
        onChange={(event) => setSize(Number(event.target.value))}
      />
      {bundles.length === 1 ? (
        <TextInput
          label={t('exchange.email.parts')}
          description={t('exchange.email.partsHint')}
          value={parts}
          error={onlyParts === undefined ? t('exchange.email.partsWrong') : null}
          onChange={(event) => setParts(event.target.value)}
        />
      ) : null}
      <LockChoice receivers={receiversOf(bundles)} unknown={[]} locked={locked} onChange={setLocked} />
      {make.error ? <ErrorMessage error={make.error} /> : null}
      <div className="row end">
        <Button type="submit" disabled={!ready} loading={make.busy}>
          {t('exchange.email.start')}
        </Button>
      </div>
    </form>
  );
}
