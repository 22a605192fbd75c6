import { randomBytes } from 'node:crypto';

/** Where unpredictable bytes come from; tests hand in a known source. */
export interface RandomSource {
  bytes(length: number): Uint8Array;
}

/** The operating system's generator. */
export const systemRandom: RandomSource = { bytes: (length) => randomBytes(length) };
