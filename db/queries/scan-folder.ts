import { and, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#db/connection/handles.ts';
import { deskSettings, scannedFiles } from '#db/schema/desk.ts';

export type ScannedFileRow = typeof scannedFiles.$inferSelect;

/** The settings of the ward's desk as JSON, or null where nothing was ever set. */
export function findDeskSettings(db: ReadDb): string | null {
  return db.orm.select({ json: deskSettings.contentJson }).from(deskSettings).get()?.json ?? null;
}

/** Replaces the settings of the ward's desk. */
export function writeDeskSettings(db: WriteDb, row: Omit<typeof deskSettings.$inferSelect, 'id'>): void {
  db.orm
    .insert(deskSettings)
    .values({ ...row, id: 1 })
    .onConflictDoUpdate({ target: deskSettings.id, set: row })
    .run();
}

/** What was decided of the files of a scan folder. */
export function listScanned(db: ReadDb, folder: string): readonly ScannedFileRow[] {
  return db.orm.select().from(scannedFiles).where(eq(scannedFiles.folder, folder)).all();
}

/** Notes what was decided of a file; the newest decision counts. */
export function saveScanned(db: WriteDb, row: ScannedFileRow): void {
  const { state, documentId, at, by } = row;
  db.orm
    .insert(scannedFiles)
    .values(row)
    .onConflictDoUpdate({
      target: [scannedFiles.folder, scannedFiles.name, scannedFiles.stamp],
      set: { state, documentId, at, by },
    })
    .run();
}

/** Makes a file that was put aside new again. */
export function recallScanned(db: WriteDb, file: Pick<ScannedFileRow, 'folder' | 'name' | 'stamp'>): void {
  db.orm
    .delete(scannedFiles)
    .where(
      and(
        eq(scannedFiles.folder, file.folder),
        eq(scannedFiles.name, file.name),
        eq(scannedFiles.stamp, file.stamp),
        eq(scannedFiles.state, 'dismissed'),
      ),
    )
    .run();
}
