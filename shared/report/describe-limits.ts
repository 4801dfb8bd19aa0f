import type { Limits } from "../metrics/stream-figures.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { ABSENT, formatDays, formatNumber } from "./format.ts";

/** "mean 4.1 a week, limits 0 and 9.4 (12 weeks)"; without limits the reason. */
export function describeLimits(limits: Limits | null, reason?: string): string {
  if (limits === null) return reason ? escapeMarkdown(reason, 200) : ABSENT;
  const { basis, n, mean, lower, upper, trial } = limits;
  const kind = trial ? "trial limits" : "limits";
  if (basis === "daysBetween")
    return `mean ${formatDays(mean)} between finished items, ${kind} ${formatDays(lower)} and ${formatDays(upper)} (${n} gaps)`;
  return `mean ${signed(mean)} a week, ${kind} ${signed(lower)} and ${signed(upper)} (${n} weeks)`;
}

/** With a real minus, in one piece. */
const signed = (number: number): string => formatNumber(number).replace("-", "−");
