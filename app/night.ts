import { isRecord } from "./events/payload.ts";

/** When all repositories were last swept is remembered under this name. */
export const NIGHT_NOTE = "night";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Whether the nightly sweep is to be made: none was since the hour last came round. So one that was missed is made up
 * for.
 *
 * @param hour of the day, UTC
 * @param last when it was last made, milliseconds since 1970; null = never
 */
export function isNightDue(hour: number, last: number | null, now: number): boolean {
  const today = Math.floor(now / DAY) * DAY + hour * HOUR;
  const due = today <= now ? today : today - DAY;
  // A last time that lies ahead was written by a clock that has been put back.
  return last === null || last < due || last > now + DAY;
}

/** The last time, from a note as it was stored; null = it tells none. */
export function readNight(note: unknown): number | null {
  return isRecord(note) && typeof note.at === "number" && Number.isFinite(note.at) ? note.at : null;
}
