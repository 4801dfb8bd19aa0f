import { DAY, WEEK } from "./spans.ts";

/** Complete ISO weeks, oldest first. Instants in milliseconds. */
export interface PlainWindow {
  readonly from: number;
  /** Exclusive: Monday of the week that holds `now`. */
  readonly to: number;
  /** The beginning of each week. */
  readonly weeks: readonly number[];
}

export function listWeeks(now: number, count: number): PlainWindow {
  const to = mondayOf(now);
  const from = to - count * WEEK;
  return { from, to, weeks: Array.from({ length: count }, (_, index) => from + index * WEEK) };
}

/** Monday 00:00 UTC. The first day of 1970 was a Thursday. */
export function mondayOf(at: number): number {
  const day = Math.floor(at / DAY);
  return (day - ((((day + 3) % 7) + 7) % 7)) * DAY;
}

/** "2026-W36" of the week that begins on a Monday: its Thursday says which year it belongs to. */
export function nameWeek(monday: number): string {
  const thursday = monday + 3 * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / WEEK) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The index of the week that holds an instant; -1 = none of them. */
export const weekOf = (at: number, { from, to }: PlainWindow): number =>
  at >= from && at < to ? Math.floor((at - from) / WEEK) : -1;
