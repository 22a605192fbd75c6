import Database from 'better-sqlite3';

/**
 * Takes an operating-system lock on a small file of its own, by way of an exclusive SQLite transaction: it works on
 * Windows and Linux alike and cannot be left behind by a crash, as a file with a process id could.
 * Returns null where another process (or another opening in this one) holds it.
 */
export function openExclusively(file: string): { release(): void } | null {
  const raw = new Database(file, { timeout: 0 });
  try {
    raw.pragma('locking_mode = EXCLUSIVE');
    raw.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    raw.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => raw.close() };
}
