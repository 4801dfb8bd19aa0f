import type { Points, UnlessMatcher } from "./rule.ts";

/** What a match is worth where its rule says nothing else; an `all` is worth its parts. */
export const DEFAULT_POINTS = {
  words: 3,
  pattern: 3,
  labels: 5,
  form: "decisive",
  types: 1,
} as const satisfies Readonly<Record<UnlessMatcher["kind"], Points>>;

/** A third, rounded up: the body says less about what an issue is than its title. */
export function bodyShare(points: number): number {
  return Math.ceil(points / 3);
}

/** What a service that is found gives each of the streams that it serves. */
export function servicePoints(streams: number): number {
  return streams === 1 ? 2 : 1;
}
