import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFileName } from '#shared/domain/bundle/file-name.ts';
import type { BundleHeader } from '#shared/schemas/bundle.ts';
import type { BundleContent } from '#electron/services/bundle/bundle-writer.ts';
import { CITY, FILE, FILE_TEXT, ROUND, VECTOR_KEYS, WARD } from '#tests/support/vector-base.ts';
import { CITY_VECTORS } from '#tests/support/vector-city.ts';
import { WARD_VECTORS } from '#tests/support/vector-ward.ts';

/** A bundle of the vectors by its name. */
export interface NamedContent {
  readonly name: string;
  readonly content: BundleContent;
}

/** One bundle of every kind but the submission: fixed keys, ids, times and content, so that the bytes are fixed. */
export function vectorContents(folder: string): readonly NamedContent[] {
  const path = join(folder, 'file.txt');
  writeFileSync(path, FILE_TEXT);
  return [...CITY_VECTORS, ...WARD_VECTORS].map(({ name, from, payload, header, carriesFile }, index) => {
    const signingKey = VECTOR_KEYS[from];
    const [sender, receiver] = from === 'city' ? [CITY, WARD] : [WARD, CITY];
    const bundle: BundleHeader = {
      formatVersion: 1,
      kind: payload.kind,
      bundleId: `01981b2c-7d00-7abc-8def-0123456790${String(index).padStart(2, '0')}`,
      sender: { ...sender, publicKey: signingKey.publicKey },
      receiver,
      round: ROUND,
      subject: WARD,
      revision: 1,
      replaces: null,
      holderUnitId: receiver.unitId,
      createdAt: '2026-11-22T03:15:00.000Z',
      ...header,
    };
    const extension = payload.kind === 'report' ? 'pdf' : 'txt';
    return {
      name,
      content: {
        bundle,
        payload,
        files: carriesFile ? [{ sha256: FILE.sha256, path, extension }] : [],
        summaryHtml: `<!doctype html><title>${name}</title>\n`,
        signingKey,
        outPath: join(folder, bundleFileName(bundle)),
      },
    };
  });
}
