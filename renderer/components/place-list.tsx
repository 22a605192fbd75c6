import { useId, type ReactNode } from 'react';
import type { Place } from '#shared/contract/channels/transport-results.ts';
import { formatBytes } from '#shared/lib/text-format.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { t } from '#renderer/i18n/translate.ts';
import styles from './place-list.module.css';

interface PlaceListProps {
  readonly legend: string;
  readonly places: readonly Place[];
  readonly chosen: string | null;
  readonly onChoose: (path: string) => void;
}

/** Sticks and folders to choose from, each with the room left. */
export function PlaceList({ legend, places, chosen, onChoose }: PlaceListProps): ReactNode {
  const name = useId();
  if (places.length === 0) {
    return <EmptyState icon="folder" title={t('places.none')} hint={t('places.noneHint')} />;
  }
  return (
    <fieldset className={styles['places']}>
      <legend>{legend}</legend>
      {places.map((place) => (
        <label key={place.path} className={styles['place']}>
          <input
            type="radio"
            name={name}
            checked={place.path === chosen}
            onChange={() => onChoose(place.path)}
          />
          <span className={styles['words']}>
            <strong>{place.label}</strong>
            <span className="quiet">
              {t(`places.${place.kind}`)} {place.path}
            </span>
          </span>
          <span className="quiet number">{place.writable ? roomText(place) : t('places.readOnly')}</span>
        </label>
      ))}
    </fieldset>
  );
}

function roomText({ freeBytes, totalBytes }: Place): string {
  if (freeBytes === null) return t('places.freeUnknown');
  const free = formatBytes(freeBytes);
  return totalBytes === null
    ? t('places.free', { free })
    : t('places.freeOf', { free, total: formatBytes(totalBytes) });
}
