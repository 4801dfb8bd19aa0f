import type { Outcome } from "./read-outcome.ts";

/** Where a run ended elsewhere than a calm one: a line each. Closed issues are left alone: they stay as they were met. */
export function compareOutcomes(calm: readonly Outcome[], other: readonly Outcome[]): string[] {
  return calm.flatMap((expected, at) => {
    const found = other[at];
    if (found === undefined || found.issue !== expected.issue) return [`${expected.issue} is not there`];
    const [one, two] = [expected, found].map((outcome) =>
      JSON.stringify(outcome.isOpen ? outcome : { isOpen: outcome.isOpen }),
    );
    return one === two ? [] : [`${expected.issue}: calm ${one}, here ${two}`];
  });
}
