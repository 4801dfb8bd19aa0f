import type { Hour, Resource } from "./budget.ts";

/** What an answer tells of the hour's points. */
export interface LimitReading {
  readonly resource: Resource;
  readonly hour: Hour;
}

type ReadHeader = { get(name: string): string | null };

/** Told of the limits that an answer names. */
export type HearLimits = (reading: LimitReading) => void;

/** Null = the answer names none, or those of something that we never ask: a server may have its limits switched off. */
export function readLimits(headers: ReadHeader): LimitReading | null {
  const resource = headers.get("x-ratelimit-resource");
  if (resource !== "graphql" && resource !== "core") return null;
  const read = (name: string): number => Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN);
  return toReading(resource, read("limit"), read("remaining"), read("reset") * 1000);
}

/** What a document's `rateLimit { cost limit remaining resetAt }` says; null = it was not asked for, or tells nothing. */
export function readRateLimit(
  rateLimit: unknown,
): { readonly cost: number; readonly reading: LimitReading | null } | null {
  if (typeof rateLimit !== "object" || rateLimit === null) return null;
  const { cost, limit, remaining, resetAt } = rateLimit as Readonly<Record<string, unknown>>;
  if (typeof cost !== "number" || !(cost > 0)) return null;
  const reading = toReading("graphql", Number(limit), Number(remaining), Date.parse(String(resetAt)));
  return { cost, reading };
}

/** By what is left, since some servers do not name what was used. */
function toReading(resource: Resource, limit: number, left: number, resetAt: number): LimitReading | null {
  if (!(limit > 0) || !(left >= 0) || !(resetAt > 0)) return null;
  return { resource, hour: { limit, used: Math.max(0, limit - left), resetAt } };
}

/** Tells of the limits in each answer that comes, and passes it on. */
export function hearAnswers(hear: HearLimits | undefined): (answer: Response) => Response {
  return (answer) => {
    const reading = readLimits(answer.headers);
    if (reading !== null) hear?.(reading);
    return answer;
  };
}
