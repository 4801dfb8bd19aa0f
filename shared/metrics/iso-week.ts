import { DAY, WEEK } from "./span.ts";

/** The first day of 1970 was a Thursday, and a week's Thursday says which year the week belongs to. */
const TO_THURSDAY = 3 * DAY;

/** Monday 00:00 UTC of the week that holds an instant, in milliseconds like it. */
export function weekStart(at: number): number {
  return Math.floor((at + TO_THURSDAY) / WEEK) * WEEK - TO_THURSDAY;
}

/**
 * "2026-W41", of a week by its start. By ISO 8601 a year's first week is the one that holds its first Thursday, so that
 * the first days of January may belong to the year before, and the last of December to the next.
 */
export function weekName(start: number): string {
  const thursday = start + TO_THURSDAY;
  const iso = new Date(thursday).toISOString();
  // Years before 0 and after 9999 are written with a sign.
  const year = iso.slice(0, iso.indexOf("-", 1));
  const week = Math.floor((thursday - Date.parse(`${year}-01-01T00:00:00Z`)) / WEEK) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
