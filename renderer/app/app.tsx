import type { ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { theme } from '#renderer/app/theme.ts';
import { Gate } from '#renderer/app/gate.tsx';
import { WorkspaceProvider } from '#renderer/lib/workspace.tsx';

/** Addresses live behind the hash, so that they work under any host. */
const ROUTING = { hook: useHashLocation };

function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  return meta?.nonce || meta?.content || '';
}

/** The whole application: theme, address, where the user stands, and the screen for it. */
export function App(): ReactNode {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <Router {...ROUTING}>
        <WorkspaceProvider>
          <Gate />
        </WorkspaceProvider>
      </Router>
    </MantineProvider>
  );
}
