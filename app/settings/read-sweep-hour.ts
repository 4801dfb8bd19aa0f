import { type Environment, isSet } from "./environment.ts";

const DEFAULT_HOUR = 2;

/** From which hour of the day on, UTC, all repositories are swept, from SWEEP_HOUR; null = never. */
export function readSweepHour(environment: Environment, problems: string[]): number | null {
  if (!isSet(environment, "SWEEP_HOUR")) return DEFAULT_HOUR;
  const { SWEEP_HOUR: written = "" } = environment;
  if (written === "off") return null;
  const hour = /^\d{1,2}$/.test(written) ? Number(written) : Number.NaN;
  if (hour <= 23) return hour;
  problems.push('SWEEP_HOUR is no hour of the day. Write a number from 0 to 23, in UTC, or "off".');
  return DEFAULT_HOUR;
}
