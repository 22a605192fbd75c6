import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The tests that mutated code is tried against: those of the pure core. */
export default defineConfig({
  root,
  test: { include: ['tests/shared/**/*.test.ts'], env: { TZ: 'Asia/Ho_Chi_Minh' } },
});
