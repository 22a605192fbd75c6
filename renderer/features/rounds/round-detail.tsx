import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OutputOf } from '#shared/contract/contract.ts';
import { bundlesResultSchema } from '#shared/contract/channels/exchange.ts';
import { pointsToLiteral } from '#shared/lib/points.ts';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { JobProgress } from '#renderer/components/job-progress.tsx';
import { Loading } from '#renderer/components/loading.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useBundleDownload } from '#renderer/lib/use-bundle-download.ts';
import { useCommand } from '#renderer/lib/use-command.ts';
import { useJob } from '#renderer/lib/use-job.ts';
import { useQuery } from '#renderer/lib/use-query.ts';
import { formatDay } from '#shared/lib/text-format.ts';
import { BaselineTable } from '#renderer/features/rounds/baseline-table.tsx';
import { readBaseline, type PointTarget } from '#shared/domain/rounds/read-point-lines.ts';
import { SetupBundleCell } from '#renderer/features/rounds/setup-bundle-cell.tsx';
import styles from './rounds.module.css';

interface RoundDetailProps {
  readonly roundId: string;
  readonly mayChange: boolean;
  readonly onBack: () => void;
}

type RoundReading = OutputOf<'rounds.readRound'>;

/** One round: its units, last year's points, and the setup bundle of each. */
export function RoundDetail({ roundId, mayChange, onBack }: RoundDetailProps): ReactNode {
  const reading = useQuery('rounds.readRound', { roundId });
  const outbox = useQuery('exchange.listOutbox', {});
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId, () => {
    void reading.reload();
    void outbox.reload();
  });
  const make = useCommand('rounds.createSetupBundles');
  const download = useBundleDownload();
  if (reading.error)
    return <ErrorMessage error={reading.error} action={{ label: t('common.back'), onClick: onBack }} />;
  if (reading.value === null) return <Loading />;
  const { round, units } = reading.value;
  const bundleIdOf = new Map(outbox.value?.items.map((item) => [item.fileName, item.bundleId]));
  const made = units.flatMap((each) => bundleIdOf.get(each.setupBundleName ?? '') ?? []);
  const missing = units.filter((each) => each.setupBundleName === null);
  const start = async (unitIds: readonly string[] | null): Promise<void> => {
    const reply = await make.run({ roundId, unitIds: unitIds === null ? null : [...unitIds] });
    if (reply.ok) setJobId(reply.value.jobId);
  };
  const busy = make.busy || job?.state === 'running';
  const mayMake = mayChange && round.state === 'open';
  return (
    <div className={styles['detail']}>
      <div className={styles['bar']}>
        <Button size="xs" variant="default" onClick={onBack}>
          {t('rounds.backToList')}
        </Button>
        <strong>{round.title}</strong>
        <span className="quiet">
          {t('rounds.factsPeriod', { from: formatDay(round.dataFrom), to: formatDay(round.dataTo) })} ·{' '}
          {t('rounds.factsDeadline', { date: formatDay(round.deadline) })}
        </span>
        <span className="grow" />
        {made.length > 0 ? (
          <Button
            size="xs"
            variant="default"
            loading={download.busy}
            onClick={() => void download.fetch(made)}
          >
            {t('rounds.downloadAll', { count: made.length })}
          </Button>
        ) : null}
        {mayMake && missing.length > 0 ? (
          <Button size="xs" loading={busy} onClick={() => void start(missing.map((each) => each.unit.id))}>
            {missing.length === units.length
              ? t('rounds.makeAll', { count: units.length })
              : t('rounds.makeMissing', { count: missing.length })}
          </Button>
        ) : null}
      </div>
      <div className={styles['notices']}>
        {make.error ? <ErrorMessage error={make.error} onClose={make.clearError} /> : null}
        {download.error ? <ErrorMessage error={download.error} /> : null}
        {download.saved === null ? null : (
          <Notice tone="good">{t('common.fileSaved', { name: download.saved })}</Notice>
        )}
        {jobId === null ? null : (
          <JobProgress
            title={t('rounds.making')}
            job={job}
            summary={(done) => t('rounds.made', { count: madeCount(done.result) })}
          />
        )}
        {made.length > 0 ? <Notice tone="info">{t('rounds.keepSecret')}</Notice> : null}
      </div>
      <RoundUnits
        key={round.id}
        reading={reading.value}
        mayChange={mayMake}
        onSaved={() => void reading.reload()}
        bundleCell={(target) => (
          <SetupBundleCell
            target={target}
            fileName={units.find((each) => each.unit.id === target.unitId)?.setupBundleName ?? null}
            busy={busy || download.busy}
            onMake={mayMake ? () => void start([target.unitId]) : null}
            onDownload={(fileName) => {
              const bundleId = bundleIdOf.get(fileName);
              if (bundleId !== undefined) void download.fetch([bundleId]);
            }}
          />
        )}
      />
    </div>
  );
}

function madeCount(result: unknown): number {
  const read = bundlesResultSchema.safeParse(result);
  return read.success ? read.data.bundleIds.length : 0;
}

interface RoundUnitsProps {
  readonly reading: RoundReading;
  readonly mayChange: boolean;
  readonly onSaved: () => void;
  readonly bundleCell: (target: PointTarget) => ReactNode;
}

function RoundUnits({ reading, mayChange, onSaved, bundleCell }: RoundUnitsProps): ReactNode {
  const { round, units } = reading;
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const save = useCommand('rounds.saveBaselines');
  const [saved, setSaved] = useState(false);
  const raws = useMemo(() => {
    const held = units.map(({ unit, baselinePoints }): [string, string] => [
      unit.id,
      baselinePoints === null ? '' : pointsToLiteral(baselinePoints).replace('.', ','),
    ]);
    return new Map([...held, ...typed]);
  }, [units, typed]);
  const wrong = [...typed.values()].some((raw) => readBaseline(raw) === undefined);
  const submit = async (): Promise<void> => {
    const baselines = [...typed].map(([unitId, raw]) => ({ unitId, points: readBaseline(raw) ?? null }));
    const reply = await save.run({ roundId: round.id, baselines });
    if (!reply.ok) return;
    setTyped(new Map());
    setSaved(true);
    onSaved();
  };
  return (
    <>
      {mayChange ? (
        <div className={styles['bar']}>
          <span className="quiet grow">{t(typed.size > 0 ? 'rounds.unsaved' : 'rounds.baselineHint')}</span>
          <Button
            size="xs"
            disabled={typed.size === 0 || wrong}
            loading={save.busy}
            onClick={() => void submit()}
          >
            {t('rounds.saveBaselines')}
          </Button>
        </div>
      ) : null}
      {save.error ? <ErrorMessage error={save.error} onClose={save.clearError} /> : null}
      {saved && typed.size === 0 ? <Notice tone="good">{t('rounds.baselinesSaved')}</Notice> : null}
      <BaselineTable
        label={t('rounds.unitTable')}
        targets={units.map(({ unit }) => ({ unitId: unit.id, code: unit.code, name: unit.name }))}
        raws={raws}
        readOnly={!mayChange}
        onRaws={(next) => setTyped(changedOnly(next, raws, typed))}
        extra={bundleCell}
        extraHeader={t('rounds.setupBundle')}
      />
    </>
  );
}

/** Only what differs from before is written: a paste over one cell must not rewrite the others. */
function changedOnly(
  next: ReadonlyMap<string, string>,
  shown: ReadonlyMap<string, string>,
  typed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const changed = [...next].filter(([unitId, raw]) => shown.get(unitId) !== raw);
  return new Map([...typed, ...changed]);
}
