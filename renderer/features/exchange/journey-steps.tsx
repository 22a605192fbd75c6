import type { ReactNode } from 'react';
import type { JourneyStep } from '#shared/contract/channels/transport-results.ts';
import { formatMoment } from '#shared/lib/text-format.ts';
import { t } from '#renderer/i18n/translate.ts';
import { stepText } from '#renderer/lib/journey-words.ts';
import styles from './exchange.module.css';

/** All that happened to a bundle, in order. */
export function JourneySteps({ steps }: { readonly steps: readonly JourneyStep[] }): ReactNode {
  return (
    <section className={styles['part']} aria-label={t('exchange.history')}>
      <h3>{t('exchange.history')}</h3>
      <ol className={styles['steps']}>
        {steps.map((step, index) => (
          <li key={`${step.at} ${index}`}>
            <time dateTime={step.at}>{formatMoment(step.at)}</time>
            <span>{stepText(step)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
