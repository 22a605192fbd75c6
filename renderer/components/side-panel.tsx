import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { Icon } from '#renderer/components/icons.tsx';
import { recall, remember } from '#renderer/lib/remember.ts';
import { t } from '#renderer/i18n/translate.ts';
import styles from './side-panel.module.css';

const NARROWEST = 280;
const WIDEST = 760;

interface SidePanelProps {
  /** What the panel shows; its accessible name. */
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The width is remembered under this name. */
  readonly name: string;
  readonly initialWidth?: number;
  /** Beside the title. */
  readonly actions?: ReactNode;
}

function readWidth(name: string, fallback: number): number {
  const width = Number(recall(`panel.${name}`));
  return Number.isFinite(width) && width >= NARROWEST && width <= WIDEST ? width : fallback;
}

/** Detail beside a list. Resizable by pointer or arrow keys; Escape closes and focus returns to where it was. */
export function SidePanel(props: SidePanelProps): ReactNode {
  const { title, onClose, children, name, initialWidth = 400, actions } = props;
  const [width, setWidth] = useState(() => readWidth(name, initialWidth));
  const cameFrom = useRef<Element | null>(null);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    cameFrom.current = document.activeElement;
    const inside = panel.current;
    return () => {
      const lost = document.activeElement === document.body || inside?.contains(document.activeElement);
      if (lost && cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
    };
  }, []);

  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const inside = panel.current;
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.stopPropagation();
      close.current();
    };
    inside?.addEventListener('keydown', onKeyDown);
    return () => inside?.removeEventListener('keydown', onKeyDown);
  }, []);

  const resize = (next: number): void => {
    const kept = Math.max(NARROWEST, Math.min(WIDEST, Math.round(next)));
    setWidth(kept);
    remember(`panel.${name}`, String(kept));
  };
  return (
    <aside ref={panel} className={styles['panel']} style={{ width }} aria-label={title}>
      <Divider width={width} onResize={resize} />
      <header className={styles['head']}>
        <h2>{title}</h2>
        {actions}
        <button type="button" aria-label={t('panel.close')} title={t('panel.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      </header>
      <div className={styles['body']}>{children}</div>
    </aside>
  );
}

interface DividerProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
}

function Divider({ width, onResize }: DividerProps): ReactNode {
  const start = useRef<{ x: number; width: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current) onResize(start.current.width + start.current.x - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') onResize(width + 24);
    if (event.key === 'ArrowRight') onResize(width - 24);
  };
  return (
    <div
      className={styles['divider']}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('panel.resize')}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (start.current = null)}
      onKeyDown={onKeyDown}
    />
  );
}

/** A list and, at its right, the panel of what is chosen. */
export function SplitView({
  children,
  panel,
}: {
  readonly children: ReactNode;
  readonly panel: ReactNode;
}): ReactNode {
  return (
    <div className={styles['split']}>
      <div className={styles['main']}>{children}</div>
      {panel}
    </div>
  );
}
