import { verify } from "node:crypto";
import type { App } from "../state/app.ts";

const LONGEST_LIFE_S = 600;
const DRIFT_S = 60;

/** Why the token is refused, in GitHub's words, or the App it speaks for. */
export function verifyAppJwt(apps: readonly App[], jwt: string, now: number): App | string {
  const [head = "", body = "", signature = ""] = jwt.split(".");
  const header = readJson(head);
  const claims = readJson(body);
  const app = apps.find(({ id }) => String(id) === String(claims?.iss));
  if (header?.alg !== "RS256" || claims === null || !app?.publicKey)
    return "A JSON web token could not be decoded";
  const signed = verify(
    "sha256",
    Buffer.from(`${head}.${body}`),
    app.publicKey,
    Buffer.from(signature, "base64url"),
  );
  if (!signed) return "A JSON web token could not be decoded";
  return findBadTime(claims, Math.floor(now / 1000)) ?? app;
}

function findBadTime(claims: Record<string, unknown>, now: number): string | null {
  const { iat, exp } = claims;
  if (typeof exp !== "number")
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  if (typeof iat !== "number") return "Missing 'issued at' claim ('iat') in assertion";
  if (exp < now)
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  if (exp > now + LONGEST_LIFE_S + DRIFT_S) return "'Expiration time' claim ('exp') is too far in the future";
  if (iat > now + DRIFT_S)
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  return null;
}

function readJson(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
