import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/connection/open-database.ts';
import { appendAudit, countAudit, findBrokenAudit, listAudit } from '#db/queries/audit.ts';
import { resourcePath } from '#electron/services/files/resources.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const folder = tempFolder('audit');

test('a changed, removed or reordered record breaks the chain and is named', () => {
  const file = join(folder, 'audit.sqlite');
  const db = openDatabase(file, { migrationsFolder: resourcePath('migrations'), backupFolder: folder });
  if ('code' in db) throw new Error(db.code);
  db.inTransaction((write) => {
    for (const subject of ['1.1', '1.2', '1.3', '1.4']) {
      appendAudit(write, {
        at: '2024-01-05T00:00:00.000Z',
        actor: 'hoa',
        action: 'scoring.saveAnswer',
        subject,
        details: { điểm: 1 },
      });
    }
  });
  expect(countAudit(db.read)).toBe(4);
  expect(findBrokenAudit(db.read)).toBeNull();
  expect(listAudit(db.read, null, 2).map(({ seq }) => seq)).toEqual([4, 3]);
  expect(listAudit(db.read, 3, 10).map(({ seq }) => seq)).toEqual([2, 1]);
  db.close();

  const tamper = (sql: string): number | null => {
    const raw = new Database(file);
    raw.exec('DROP TRIGGER IF EXISTS audit_log_no_update; DROP TRIGGER IF EXISTS audit_log_no_delete;');
    raw.exec('BEGIN');
    raw.exec(sql);
    const handle = { orm: undefined as never, raw, __access: 'read' as const };
    const broken = findBrokenAudit(handle);
    raw.exec('ROLLBACK');
    raw.close();
    return broken;
  };
  expect(tamper("UPDATE audit_log SET details = '{}' WHERE seq = 2")).toBe(2);
  expect(tamper("UPDATE audit_log SET actor = 'lan' WHERE seq = 4")).toBe(4);
  expect(tamper('DELETE FROM audit_log WHERE seq = 3')).toBe(4);
  expect(tamper('UPDATE audit_log SET seq = seq + 1 WHERE seq = 4')).toBe(5);
});
