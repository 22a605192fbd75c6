import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { t } from '#renderer/i18n/translate.ts';

/** Back to the page the revisions belong to. */
export function BackButton({ href }: { readonly href: string }): ReactNode {
  return (
    <Button variant="default" component={Link} href={href}>
      {t('revision.back')}
    </Button>
  );
}
