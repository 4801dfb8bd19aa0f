import type { HealthFigures } from "../shared/metrics/health-figures.ts";
import { count, groupDigits } from "../shared/text/count.ts";
import { countAttention } from "./outputs.ts";

/** What makes the job fail. */
export type FailOn =
  | { readonly kind: "never" | "attention" }
  | { readonly kind: "unmapped"; readonly over: number };

/** Reads `never`, `attention` or `unmapped>N`; null for anything else. */
export function readFailOn(written: string): FailOn | null {
  if (written === "never" || written === "attention") return { kind: written };
  const [, over] = /^unmapped\s*>\s*(\d{1,9})$/.exec(written) ?? [];
  return over === undefined ? null : { kind: "unmapped", over: Number(over) };
}

/** Why the job fails, a sentence; null = it does not. */
export function judgeFailure(failOn: FailOn, figures: HealthFigures): string | null {
  switch (failOn.kind) {
    case "never":
      return null;
    case "attention": {
      const streams = countAttention(figures);
      if (streams === 0) return null;
      return `fail-on: attention. ${count(streams, "stream needs", "streams need")} attention.`;
    }
    case "unmapped": {
      const { none } = figures.coverage;
      if (none <= failOn.over) return null;
      const issues = count(none, "open issue sits", "open issues sit");
      return `fail-on: unmapped>${failOn.over}. ${issues} in no stream, and ${groupDigits(failOn.over)} may.`;
    }
  }
}
