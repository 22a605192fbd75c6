import type { ReactNode } from 'react';
import { Button, Menu } from '@mantine/core';
import { SHEET_FORMATS } from '#shared/contract/channels/documents.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { client } from '#renderer/lib/client.ts';
import type { FileMaking } from '#renderer/lib/use-ready-file.ts';
import { useWardState } from '#renderer/features/appraisal/ward-context.tsx';

/** Prints the sheet held of the unit, with the points given and why they differ. */
export function WardPrint({ file }: { readonly file: FileMaking }): ReactNode {
  const { round, unit } = useWardState((state) => state.reading);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" disabled={file.busy} rightSection={<Icon name="down" size={14} />}>
          {t('appraisal.print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SHEET_FORMATS.map((format) => (
          <Menu.Item
            key={format}
            onClick={() =>
              void file.run(() =>
                client.call('documents.exportHeldSheet', { roundId: round.id, unitId: unit.id, format }),
              )
            }
          >
            {t(`appraisal.print_${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
