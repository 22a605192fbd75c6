import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-500.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-500.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@mantine/core/styles.css';
import '#renderer/styles/tokens.css';
import '#renderer/styles/figures.css';
import '#renderer/styles/base.css';
import '#renderer/styles/layout.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#renderer/app/app.tsx';
import { claimLaunchCode } from '#renderer/lib/transport.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
await claimLaunchCode();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
