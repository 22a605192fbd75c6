import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import type { Section } from '#renderer/app/section.ts';
import { Navigation } from '#renderer/app/navigation.tsx';
import { TopBar } from '#renderer/app/top-bar.tsx';
import { useIdleLock } from '#renderer/app/idle-lock.ts';
import { PageHelpDialog } from '#renderer/components/page-help-dialog.tsx';
import { t } from '#renderer/i18n/translate.ts';
import { useKeyBadge } from '#renderer/lib/use-key-badge.ts';
import { useUser } from '#renderer/lib/workspace.tsx';
import styles from './frame.module.css';

interface FrameProps {
  readonly sections: readonly Section[];
  readonly locked: boolean;
}

/** The frame of all work: navigation at the left, the bar at the top, one page. */
export function Frame({ sections, locked }: FrameProps): ReactNode {
  const { role } = useUser();
  const offered = sections.filter((section) => section.roles === undefined || section.roles.includes(role));
  useIdleLock(locked);
  useKeyBadge();
  return (
    <div className={styles['frame']} inert={locked} hidden={locked}>
      <a
        className={styles['skip']}
        href="#noi-dung"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('noi-dung')?.focus();
        }}
      >
        {t('frame.skip')}
      </a>
      <Navigation sections={offered} />
      <TopBar />
      <main id="noi-dung" className={styles['main']} tabIndex={-1}>
        <Switch>
          {offered.map((section) => (
            <Route key={section.path} path={`${section.path}/*?`} component={section.screen} />
          ))}
          <Route>
            <Redirect to={offered[0]?.path ?? '/'} replace />
          </Route>
        </Switch>
      </main>
      <PageHelpDialog />
    </div>
  );
}
