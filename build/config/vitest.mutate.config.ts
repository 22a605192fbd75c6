import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The tests that mutated code is tried against: the engine's own, not those of its callers, and without those on
 * random sets, which would make the figure another one on every run.
 */
export default defineConfig({
  root,
  test: {
    include: [
      'tests/shared/domain/scoring/**/*.test.ts',
      'tests/shared/domain/ranking/**/*.test.ts',
      'tests/shared/lib/**/*.test.ts',
    ],
    exclude: ['**/properties.test.ts'],
    env: { TZ: 'Asia/Ho_Chi_Minh' },
  },
});
