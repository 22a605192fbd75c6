import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { ErrorMessage } from '#renderer/components/error-message.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import { useSheet, useSheetState } from '#renderer/lib/sheet/sheet-context.tsx';
import { countScored } from '#renderer/lib/sheet/work.ts';
import { useCommand } from '#renderer/lib/use-command.ts';

interface ReturnPartProps {
  /** The page header, given the button. */
  readonly children: (action: ReactNode) => ReactNode;
  readonly onMade: (bundleId: string) => void;
}

/** "Trả phần việc": makes the bundle that takes the part back and hands it to the user. */
export function ReturnPart({ children, onMade }: ReturnPartProps): ReactNode {
  const { saver } = useSheet();
  const results = useSheetState((state) => state.results);
  const leafCodes = useSheetState(({ data }) => data.work?.part?.leafCodes);
  const command = useCommand('work.returnPart');
  const [made, setMade] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    await saver.flush();
    const reply = await command.run({});
    if (!reply.ok) return;
    await downloadFile(reply.value.file);
    setMade(reply.value.file.fileName);
    onMade(reply.value.bundleId);
  };
  const total = leafCodes?.length ?? 0;
  return (
    <>
      {children(
        <Button loading={command.busy} onClick={() => void make()}>
          {t('work.return.make')}
        </Button>,
      )}
      <div className="column tight" style={{ padding: '8px 12px' }}>
        {command.error ? <ErrorMessage error={command.error} /> : null}
        {made === null ? null : <Notice tone="good">{t('work.return.made', { name: made })}</Notice>}
        <p>
          {t('work.return.scored', { scored: countScored(leafCodes ?? [], results), total })}{' '}
          <span className="quiet">{t('work.return.help')}</span>
        </p>
      </div>
    </>
  );
}
