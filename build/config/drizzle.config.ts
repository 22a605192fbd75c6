import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './db/schema/installation.ts',
    './db/schema/rounds.ts',
    './db/schema/evidence.ts',
    './db/schema/exchange.ts',
    './db/schema/criteria.ts',
    './db/schema/transport.ts',
    './db/schema/keys.ts',
    './db/schema/desk.ts',
    './db/schema/publication.ts',
  ],
  out: './db/migrations',
  breakpoints: true,
});
