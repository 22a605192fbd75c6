import type { OutputOf } from '#shared/contract/contract.ts';
import type { Side } from '#shared/contract/channel.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';
import type { RowFilter } from '#renderer/lib/table-model.ts';

/** A bundle of the outbox with all that happened to it. */
export type OutboxJourney = OutputOf<'transport.listJourneys'>['outbox'][number];
type Step = OutboxJourney['steps'][number]['step'];

/** Steps by which a bundle leaves, or tries to. */
const LEAVING = ['written', 'emailMade', 'handedOver', 'sent', 'queued', 'failed'] as const;
type Leaving = (typeof LEAVING)[number];

const LEFT: ReadonlySet<string> = new Set<Step>(['written', 'handedOver', 'sent']);

const TONES: Readonly<Record<Leaving | 'created' | 'fetched', Tone>> = {
  created: 'look',
  fetched: 'info',
  written: 'info',
  emailMade: 'look',
  handedOver: 'info',
  sent: 'info',
  queued: 'info',
  failed: 'look',
};

/** Where a bundle of the outbox stands, as a colour and words. */
export interface BundleStatus {
  readonly tone: Tone;
  readonly text: string;
}

function isLeaving(step: Step): step is Leaving {
  return LEAVING.some((each) => each === step);
}

function latest({ item, steps, waiting }: OutboxJourney): Leaving | 'created' | 'fetched' {
  const leaving = steps.flatMap(({ step }) => (isLeaving(step) ? [step] : [])).at(-1);
  if (waiting.length > 0 && leaving !== 'failed') return 'queued';
  return leaving ?? (item.state === 'saved' ? 'fetched' : 'created');
}

/** What is answered with a receipt. */
const ANSWERED: ReadonlySet<string> = new Set(['submission', 'statistics', 'report']);

/** Only a signed receipt makes it green; whatever was written or sent only tells how far it came. */
export function bundleStatus(journey: OutboxJourney, side: Side): BundleStatus {
  const { item, confirmed } = journey;
  if (confirmed) {
    const key = side === 'ward' ? 'exchange.status.acknowledgedWard' : 'exchange.status.acknowledgedCity';
    return { tone: 'good', text: t(key) };
  }
  if (item.state === 'refused') return { tone: 'bad', text: t('exchange.status.refused') };
  const key = latest(journey);
  const status = t(`exchange.status.${key}`);
  const waits = ANSWERED.has(item.kind) && (key === 'fetched' || LEFT.has(key));
  return { tone: TONES[key], text: waits ? t('exchange.waitReceipt', { status }) : status };
}

/** Why the receiver refused it; '' where it did not. */
export function refusalText({ item }: OutboxJourney): string {
  return item.refusalCode === null
    ? ''
    : t('exchange.status.refusedWhy', { reason: bundleRefusalReason(item.refusalCode) });
}

/** When something happened last. */
export function lastAt({ item, steps }: OutboxJourney): string {
  return steps.at(-1)?.at ?? item.stateAt;
}

function hasLeft(journey: OutboxJourney): boolean {
  return (
    journey.confirmed || journey.item.state !== 'created' || journey.steps.some(({ step }) => LEFT.has(step))
  );
}

/** Chips of the outbox. */
export const OUTBOX_FILTERS: readonly RowFilter<OutboxJourney>[] = [
  { key: 'notSent', label: t('exchange.filterNotSent'), test: (journey) => !hasLeft(journey) },
  {
    key: 'open',
    label: t('exchange.filterOpen'),
    test: (journey) =>
      hasLeft(journey) &&
      !journey.confirmed &&
      journey.item.state !== 'refused' &&
      ANSWERED.has(journey.item.kind),
  },
  { key: 'done', label: t('exchange.filterDone'), test: ({ confirmed }) => confirmed },
  { key: 'refused', label: t('exchange.filterRefused'), test: ({ item }) => item.state === 'refused' },
];
