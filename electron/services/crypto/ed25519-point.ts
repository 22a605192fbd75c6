/** What can be wrong with 32 bytes that claim to be an Ed25519 point (RFC 8032 §5.1.3). */
export type PointProblem = 'KEY_NOT_CANONICAL' | 'KEY_NOT_ON_CURVE' | 'KEY_SMALL_ORDER';

const PRIME = 2n ** 255n - 19n;
const SQRT_MINUS_ONE = modPow(2n, (PRIME - 1n) / 4n);
const CURVE_D = mod(-121665n * modPow(121666n, PRIME - 2n));

/** null: a canonical point of the curve whose order is large. */
export function checkEd25519Point(bytes: Uint8Array): PointProblem | null {
  const isNegative = (bytes[31] ?? 0) >> 7 === 1;
  const y = littleEndian(bytes) & (2n ** 255n - 1n);
  if (y >= PRIME) return 'KEY_NOT_CANONICAL';
  const x = recoverX(y, isNegative);
  if (x === null) return 'KEY_NOT_ON_CURVE';
  if (x === 0n && isNegative) return 'KEY_NOT_CANONICAL';
  return isSmallOrder(x, y) ? 'KEY_SMALL_ORDER' : null;
}

/** The cofactor is 8: a point is of small order where three doublings lead to the neutral point (0, 1). */
function isSmallOrder(startX: bigint, startY: bigint): boolean {
  let [x, y] = [startX, startY];
  for (let doubling = 0; doubling < 3; doubling++) [x, y] = double(x, y);
  return x === 0n && y === 1n;
}

function double(x: bigint, y: bigint): [bigint, bigint] {
  const product = mod(CURVE_D * mod(x * x) * mod(y * y));
  return [
    mod(2n * x * y * modPow(mod(1n + product), PRIME - 2n)),
    mod((y * y + x * x) * modPow(mod(1n - product), PRIME - 2n)),
  ];
}

/** x from x² = (y² − 1) / (d·y² + 1); null where the right side is no square. */
function recoverX(y: bigint, isNegative: boolean): bigint | null {
  const square = mod((y * y - 1n) * modPow(mod(CURVE_D * y * y + 1n), PRIME - 2n));
  let root = modPow(square, (PRIME + 3n) / 8n);
  if (mod(root * root) !== square) root = mod(root * SQRT_MINUS_ONE);
  if (mod(root * root) !== square) return null;
  return ((root & 1n) === 1n) === isNegative ? root : mod(-root);
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let at = bytes.byteLength - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at] ?? 0);
  return value;
}

function mod(value: bigint): bigint {
  const rest = value % PRIME;
  return rest < 0n ? rest + PRIME : rest;
}

function modPow(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let power = mod(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = mod(result * power);
    power = mod(power * power);
  }
  return result;
}
