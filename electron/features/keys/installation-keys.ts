import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeBase64Url, encodeBase64Url } from '#electron/services/crypto/base64url.ts';
import {
  generateSigningKey,
  signingKeyFromSeed,
  type SigningKey,
} from '#electron/services/crypto/ed25519.ts';
import { generateReceivingKey, type ReceivingKey } from '#electron/services/crypto/receiving-key.ts';
import type { RandomSource } from '#electron/services/crypto/random.ts';
import type { FolderPaths } from '#electron/workspace/folder-paths.ts';

const fileSchema = z.strictObject({
  version: z.literal(1),
  sending: z.strictObject({ publicKey: z.string(), seed: z.string() }),
  receiving: z.strictObject({ recipient: z.string(), identity: z.string() }),
});

/** The two key pairs of an installation: one signs the packing list of what it sends, others encrypt to the other. */
export interface InstallationKeys {
  readonly sending: SigningKey;
  readonly receiving: ReceivingKey;
}

function keyFile(paths: FolderPaths): string {
  return join(paths.keys, 'installation.json');
}

/** Makes the keys of a new data folder. They never leave it; the file is readable by this user only. */
export async function makeInstallationKeys(
  paths: FolderPaths,
  random: RandomSource,
): Promise<InstallationKeys> {
  const keys = { sending: generateSigningKey(random), receiving: await generateReceivingKey() };
  const content = fileSchema.parse({
    version: 1,
    sending: { publicKey: keys.sending.publicKey, seed: encodeBase64Url(keys.sending.privateKey) },
    receiving: keys.receiving,
  });
  mkdirSync(paths.keys, { recursive: true });
  writeFileSync(keyFile(paths), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return keys;
}

/** The keys of this data folder. Throws where the file is gone: the folder was not made by this application. */
export function readInstallationKeys(paths: FolderPaths): InstallationKeys {
  const file = keyFile(paths);
  if (!existsSync(file)) throw new Error('installation keys are missing');
  const content = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const seed = decodeBase64Url(content.sending.seed);
  if (!seed) throw new Error('installation keys are damaged');
  return { sending: signingKeyFromSeed(seed), receiving: content.receiving };
}
