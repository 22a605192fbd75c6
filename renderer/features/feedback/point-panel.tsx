import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { PointAnswer } from '#renderer/components/point-answer.tsx';
import { PointFacts } from '#renderer/components/point-facts.tsx';
import { SidePanel } from '#renderer/components/side-panel.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { draftKey } from '#renderer/lib/answer-drafts.ts';
import type { Point } from '#renderer/lib/point-words.ts';
import { jumpToRow } from '#renderer/lib/sheet/sheet-view.ts';

interface PointPanelProps {
  readonly point: Point;
  readonly title: string;
  readonly onClose: () => void;
  readonly onKept: (next: boolean) => void;
}

/** One point in full with its answer; the cell is one key away. */
export function PointPanel({ point, title, onClose, onKept }: PointPanelProps): ReactNode {
  const [, navigate] = useLocation();
  return (
    <SidePanel
      name="feedback"
      title={title === '' ? point.leafCode : `${point.leafCode}. ${title}`}
      initialWidth={400}
      onClose={onClose}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            jumpToRow(point.leafCode);
            navigate('/cham-diem');
          }}
        >
          {t('feedback.goToCell')}
        </Button>
      }
    >
      <div className="column">
        <PointFacts point={point} />
        <PointAnswer key={draftKey(point)} point={point} onKept={onKept} />
      </div>
    </SidePanel>
  );
}
