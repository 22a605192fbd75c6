import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Section } from '#renderer/app/section.ts';
import { Icon } from '#renderer/components/icons.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useBadges } from '#renderer/lib/badges.ts';
import styles from './frame.module.css';

/** The sections of this side; a badge only for what waits for this user. */
export function Navigation({ sections }: { readonly sections: readonly Section[] }): ReactNode {
  const [location] = useLocation();
  const counts = useBadges((state) => state.counts);
  return (
    <nav className={styles['navigation']} aria-label={t('frame.navigation')}>
      {sections.map((section) => {
        const count = counts[section.path] ?? 0;
        const current = location === section.path || location.startsWith(`${section.path}/`);
        return (
          <Link
            key={section.path}
            href={section.path}
            className={styles['item'] ?? ''}
            data-starts-group={section.startsGroup}
            aria-current={current ? 'page' : undefined}
          >
            <Icon name={section.icon} size={22} />
            <span>{t(section.label)}</span>
            {count > 0 ? (
              <span className={styles['badge']}>
                <span aria-hidden="true">{count}</span>
                <span className="visually-hidden">{t('frame.waiting', { count })}</span>
              </span>
            ) : null}
          </Link>
        );
      })}
    </nav>
  );
}
