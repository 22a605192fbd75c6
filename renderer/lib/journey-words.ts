import type { JourneyStep } from '#shared/contract/channels/transport-results.ts';
import { bundleRefusalReason } from '#shared/vocabulary/bundle-refusals.ts';
import { t, type PlainKey } from '#renderer/i18n/translate.ts';

const WAY_CODES = [
  'PLACE_NOT_FOUND',
  'FOLDER_NOT_WRITABLE',
  'DISK_FULL',
  'SERVER_UNREACHABLE',
  'SERVER_REFUSED_PASSWORD',
  'SERVER_FOLDER_NOT_FOUND',
  'SERVER_NO_SPACE',
  'SERVER_ANSWER_WRONG',
  'TLS_REQUIRED',
  'TLS_NOT_TRUSTED',
  'FILE_NOT_READABLE',
  'WRITE_CHECK_FAILED',
] as const satisfies readonly (PlainKey extends infer Key
  ? Key extends `wayCode.${infer Code}`
    ? Code
    : never
  : never)[];

/** Why a way did not work, in a few words. */
export function wayCodeText(code: string | null): string {
  const known = WAY_CODES.find((each) => each === code);
  if (known !== undefined) return t(`wayCode.${known}`);
  return code === null ? t('step.unknownReason') : bundleRefusalReason(code);
}

type StepLike = Pick<JourneyStep, 'step' | 'way' | 'place' | 'code'>;

/** One step of a bundle's journey as a sentence. */
export function stepText({ step, way, place, code }: StepLike): string {
  const by = way === null ? '' : t(`way.${way}`);
  const reason = wayCodeText(code);
  switch (step) {
    case 'created':
    case 'receiptMade':
      return t(`step.${step}`);
    case 'emailMade':
      return place === '' ? t('step.emailMade') : t('step.emailMadeTo', { place });
    case 'imported':
      return code === null ? t('step.imported') : t('step.importedWith', { reason });
    case 'written':
    case 'sent':
    case 'found':
    case 'moved':
    case 'acknowledged':
      return t(`step.${step}`, { place });
    case 'handedOver':
    case 'queued':
    case 'reachable':
      return t(`step.${step}`, { way: by });
    case 'failed':
    case 'unreachable':
      return t(`step.${step}`, { way: by, reason });
    case 'leftAlone':
      return t('step.leftAlone', { reason });
    case 'refused':
      return t('step.refused', { place, reason });
  }
}
