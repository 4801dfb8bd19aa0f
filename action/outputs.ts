import type { HealthFigures } from "../shared/metrics/health-figures.ts";

/** The outputs of the Action, in the order of action.yml: `report` gives all but the last two, `sync` these and `headline`. */
export const OUTPUT_NAMES = [
  "attention",
  "unmapped",
  "coverage",
  "headline",
  "json-path",
  "markdown-path",
  "changed",
  "left",
] as const;

export type OutputName = (typeof OUTPUT_NAMES)[number];
export type ReportOutputs = Readonly<Record<Exclude<OutputName, "changed" | "left">, string>>;
export type SyncOutputs = Readonly<Record<"headline" | "changed" | "left", string>>;

/** What the report and its files give to later steps of a workflow. */
export function writeOutputs(
  figures: HealthFigures,
  headline: string,
  { jsonPath, markdownPath }: { readonly jsonPath: string | null; readonly markdownPath: string | null },
): ReportOutputs {
  return {
    attention: String(countAttention(figures)),
    unmapped: String(figures.coverage.none),
    coverage: String(coverPercent(figures)),
    headline,
    "json-path": jsonPath ?? "",
    "markdown-path": markdownPath ?? "",
  };
}

/** How many streams need attention; "no stream" is none. */
export const countAttention = ({ streams }: HealthFigures): number =>
  streams.filter(({ id, verdict }) => id !== null && verdict === "attention").length;

/** 100 only if every open issue sits in exactly one stream (also where none is open), 0 only if none does. */
function coverPercent({ coverage: { open, one } }: HealthFigures): number {
  if (open === 0 || one === open) return 100;
  return one === 0 ? 0 : Math.min(Math.max(Math.round((one * 100) / open), 1), 99);
}
