import { groupDigits } from "../text/count.ts";

/** What stands where there is no figure. */
export const ABSENT = "–";

/** 1204 -> "1,204"; a fraction keeps one digit. */
export function formatNumber(number: number): string {
  if (Number.isInteger(number)) return groupDigits(number);
  const rounded = Math.abs(number) < 10 ? Math.round(number * 10) / 10 : Math.round(number);
  return Number.isInteger(rounded) ? groupDigits(rounded) : String(rounded);
}

/** 3 -> "+3", -2 -> "−2", 0 -> "0". */
export function formatChange(number: number): string {
  const size = formatNumber(Math.abs(number));
  if (size === "0") return size;
  return number < 0 ? `−${size}` : `+${size}`;
}

const HOURS_A_DAY = 24;
const DAYS_A_YEAR = 365;

/** Days as people say them: "under 1 h", "5 h", "3.2 d", "15 d", "1.4 y". */
export function formatDays(days: number): string {
  if (days < 1 / HOURS_A_DAY) return days <= 0 ? "0 d" : "under 1 h";
  const hours = Math.round(days * HOURS_A_DAY);
  if (hours < HOURS_A_DAY) return `${hours} h`;
  if (Math.round(days) < DAYS_A_YEAR) return `${formatNumber(days)} d`;
  return `${formatNumber(days / DAYS_A_YEAR)} y`;
}

/** 0 to 1 -> "82%". Only none is "0%" and only all is "100%". */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return "under 1%";
  if (percent === 100 && share < 1) return "over 99%";
  return `${percent}%`;
}

/** So many of so many: "17 of 20 (85%)"; what is short of a goal by less than a percent stays below it. */
export function formatHits(hits: number, n: number): string {
  if (n === 0) return "0 of 0";
  return `${groupDigits(hits)} of ${groupDigits(n)} (${Math.floor((hits * 100) / n)}%)`;
}

/** "12 d (n 34)"; without the figure the reason stands in its place: "– (n 3)". */
export const formatFigure = (days: number | null, n: number): string =>
  `${days === null ? ABSENT : formatDays(days)} (n\u00a0${groupDigits(n)})`;

/** "2026-W41" -> "W41" */
export const formatWeek = (week: string): string => week.slice(week.indexOf("-") + 1);

/** "2026-10-12T08:00:00.000Z" -> "2026-10-12" */
export const formatDate = (instant: string): string => instant.slice(0, 10);

/** "2026-10-12T08:00:00.000Z" -> "2026-10-12 08:00 UTC" */
export const formatInstant = (instant: string): string =>
  `${formatDate(instant)} ${instant.slice(11, 16)} UTC`;
