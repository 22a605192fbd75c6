import { useState, type ReactNode } from 'react';
import { NativeSelect, TextInput } from '@mantine/core';
import { DecisionDialog } from '#renderer/components/decision-dialog.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import type { PersonLoad } from '#renderer/features/work/assignable.ts';
import { t } from '#renderer/i18n/translate.ts';
import { downloadFile } from '#renderer/lib/files.ts';
import { useSheet } from '#renderer/lib/sheet/sheet-context.tsx';
import { useCommand } from '#renderer/lib/use-command.ts';

interface SendPartProps {
  readonly loads: readonly PersonLoad[];
  readonly ticked: readonly string[];
  readonly onClose: () => void;
  readonly onSent: (fileName: string) => void;
}

interface Source {
  readonly value: string;
  readonly label: string;
  readonly holder: string;
  readonly leafCodes: readonly string[];
}

/** What can go out: the ticked leaves, and the leaves of each person. */
export function sourcesOf(ticked: readonly string[], loads: readonly PersonLoad[]): readonly Source[] {
  const people = loads
    .filter(({ leafCodes }) => leafCodes.length > 0)
    .map(({ person, leafCodes }) => ({
      value: person.accountId,
      label: t('work.sendAssigned', { count: leafCodes.length, name: person.fullName }),
      holder: person.fullName,
      leafCodes,
    }));
  if (ticked.length === 0) return people;
  const label = t('work.sendTicked', { count: ticked.length });
  // Leaves that are all of one person most likely go to that person's computer.
  const owner = people.find(({ leafCodes }) => ticked.every((code) => leafCodes.includes(code)));
  return [{ value: 'ticked', label, holder: owner?.holder ?? '', leafCodes: ticked }, ...people];
}

/** "Giao phần việc": the ticked leaves, or those of a person, for another computer; the file goes to the user's disk. */
export function SendPart({ loads, ticked, onClose, onSent }: SendPartProps): ReactNode {
  const { roundId, saver } = useSheet();
  const send = useCommand('work.sendPart');
  const sources = sourcesOf(ticked, loads);
  const [chosen, setChosen] = useState(sources[0]?.value ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const source = sources.find(({ value }) => value === chosen);
  const holder = typed ?? source?.holder ?? '';
  const make = async (): Promise<void> => {
    if (!source) return;
    // What was typed a moment ago goes along.
    await saver.flush();
    const reply = await send.run({ roundId, leafCodes: [...source.leafCodes], holder });
    if (!reply.ok) return;
    await downloadFile(reply.value.file);
    onSent(reply.value.file.fileName);
  };
  return (
    <DecisionDialog
      title={t('work.sendTitle')}
      confirmLabel={t('work.sendConfirm')}
      onConfirm={() => void make()}
      onCancel={onClose}
      busy={send.busy}
      disabled={!source || holder.trim() === ''}
      error={send.error}
    >
      {sources.length === 0 ? (
        <p>{t('work.sendNone')}</p>
      ) : (
        <>
          <NativeSelect
            label={t('work.sendWhich')}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            data={sources.map(({ value, label }) => ({ value, label }))}
          />
          <TextInput
            label={t('work.holder')}
            required
            data-autofocus
            value={holder}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Notice tone="look">{t('work.sendWarning')}</Notice>
        </>
      )}
    </DecisionDialog>
  );
}
