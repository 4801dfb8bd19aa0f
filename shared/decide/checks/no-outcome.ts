import type { Check } from "./check.ts";
import { hasOutcome } from "./has-outcome.ts";

/** None of the outcome sections is filled, or there is no body at all. */
export const noOutcome: Check = (subject) => {
  if (hasOutcome(subject)) return null;
  const sections = subject.map.flowMap.checks.outcomeSections.map((heading) => `"${heading}"`).join(" or ");
  return `It does not say what a customer gets: no section ${sections} is filled.`;
};
