import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MantineProvider } from '@mantine/core';
import { AuditChain } from '#renderer/features/settings/audit-chain.tsx';

function shown(brokenAt: number | null): string {
  const summary = { total: 12, actors: [], actions: [], brokenAt, lastHash: 'ab'.repeat(32) };
  const page = (
    <MantineProvider>
      <AuditChain summary={summary} />
    </MantineProvider>
  );
  return renderToStaticMarkup(page).replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>/g, '');
}

test('the page of the log says whether the chain holds, and where it breaks', () => {
  expect(shown(null)).toMatch(/12 dòng nối nhau liên tục/);
  expect(shown(3)).toContain('Từ dòng 3 nhật ký không còn nguyên vẹn');
  expect(shown(3)).not.toMatch(/liên tục/);
});
