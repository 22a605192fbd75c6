import { type ReactNode } from 'react';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { WithSheet } from '#renderer/components/with-sheet.tsx';
import { SheetActions } from '#renderer/features/score-sheet/sheet-actions.tsx';
import { SheetBody } from '#renderer/features/score-sheet/sheet-body.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { usePageHelp } from '#renderer/lib/page-help.ts';

const HELP = {
  title: t('sheet.title'),
  text: [t('sheet.help.text1'), t('sheet.help.text2')],
  keys: [
    ['↑ ↓', t('sheet.help.arrows')],
    ['Tab, Shift+Tab', t('sheet.help.tab')],
    ['Enter', t('sheet.help.enter')],
    ['← →', t('sheet.help.fold')],
    ['F2', t('sheet.help.edit')],
    ['F4', t('sheet.help.evidence')],
    ['F6', t('sheet.help.explanation')],
    ['F8', t('sheet.help.problem')],
    ['Ctrl+F', t('sheet.help.find')],
    ['Ctrl+S', t('sheet.help.save')],
    ['Ctrl+Z, Ctrl+Y', t('sheet.help.undo')],
    ['Ctrl+D', t('sheet.help.copy')],
    ['F1', t('sheet.help.f1')],
    ['Esc', t('sheet.help.escape')],
  ],
} as const;

/** "Chấm điểm": the score sheet, the heart of the ward's work. */
export function ScoreSheetScreen(): ReactNode {
  usePageHelp(HELP);
  return (
    <div className="page">
      <WithSheet>
        <PageHeader title={t('sheet.title')} purpose={t('sheet.purpose')} actions={<SheetActions />} />
        <SheetBody />
      </WithSheet>
    </div>
  );
}
