import type { OutputOf } from '#shared/contract/contract.ts';
import type { Tone } from '#renderer/components/status-badge.tsx';
import { t } from '#renderer/i18n/translate.ts';

/** How one unit stands in a round: what it sent and how far its appraisal is. */
export type WardProgress = OutputOf<'appraisal.readOverview'>['wards'][number];

/** How the submission arrived. */
export type Submission = 'onTime' | 'late' | 'missing';

/** On time, late, or not sent. */
export function submissionOf(ward: WardProgress): Submission {
  if (ward.state === 'notSent') return 'missing';
  return ward.late ? 'late' : 'onTime';
}

/** The words and the colour of a submission. */
export function submissionBadge(submission: Submission): { readonly tone: Tone; readonly text: string } {
  switch (submission) {
    case 'onTime':
      return { tone: 'good', text: t('cityOverview.onTime') };
    case 'late':
      return { tone: 'look', text: t('cityOverview.late') };
    case 'missing':
      return { tone: 'bad', text: t('cityOverview.missing') };
  }
}

/** The words and the colour of an appraisal's state. */
export function appraisalBadge(state: WardProgress['state']): { readonly tone: Tone; readonly text: string } {
  switch (state) {
    case 'notSent':
      return { tone: 'plain', text: t('cityOverview.notSent') };
    case 'received':
      return { tone: 'info', text: t('cityOverview.received') };
    case 'appraising':
      return { tone: 'look', text: t('cityOverview.appraising') };
    case 'finished':
      return { tone: 'good', text: t('cityOverview.finished') };
  }
}
