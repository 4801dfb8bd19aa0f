import { createHmac, timingSafeEqual } from "node:crypto";

const SHAPE = /^sha256=([0-9a-f]{64})$/;

/**
 * Whether a value of `x-hub-signature-256` signs these bytes with one of the secrets. All secrets are tried and each
 * comparison takes the same time, so that the time tells nothing.
 */
export function matchSignature(signature: string, bytes: Buffer, secrets: readonly string[]): boolean {
  const digits = SHAPE.exec(signature)?.[1];
  if (digits === undefined) return false;
  const given = Buffer.from(digits, "hex");
  const matches = secrets.map((secret) => {
    // An empty secret would be one that everybody knows.
    const expected = createHmac("sha256", secret).update(bytes).digest();
    return timingSafeEqual(expected, given) && secret !== "";
  });
  return matches.includes(true);
}
