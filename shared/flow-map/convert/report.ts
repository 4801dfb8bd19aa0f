import type { z } from "zod";
import type { ReportSettings } from "../../domain/flow-map.ts";
import { foldName } from "../../text/fold-name.ts";
import { type Draft, section, texts, valuesOf, wholeNumber } from "./fields.ts";

export const TYPE_KINDS = ["feature", "defect", "risk", "debt"] as const;

type Types = ReportSettings["types"];

const DEFAULT_TYPES: Types = {
  feature: ["Feature", "enhancement"],
  defect: ["Bug"],
  risk: ["security"],
  debt: ["refactor", "chore", "tech debt"],
};

const types = section({
  feature: texts().optional().describe("Default [Feature, enhancement]"),
  defect: texts().optional().describe("Default [Bug]"),
  risk: texts().optional().describe("Default [security]"),
  debt: texts().optional().describe("Default [refactor, chore, tech debt]"),
});

const DEFAULT_WEEKS = 12;

export const report = section({
  weeks: wholeNumber(4, 52).optional().describe("Default 12"),
  stages: texts().optional().describe("Labels in order, used as stages when no status history can be read"),
  "time-in-labels": texts().optional().describe("Labels in which time is reported"),
  types: types.optional().describe("Issue types or labels, for the distribution of work"),
}).describe("The weekly report");

export function convertReport(draft: Draft<z.infer<typeof report>> | undefined): ReportSettings {
  return {
    weeks: draft?.weeks ?? DEFAULT_WEEKS,
    stages: valuesOf(draft?.stages),
    timeInLabels: valuesOf(draft?.["time-in-labels"]),
    types: convertTypes(draft?.types ?? {}),
  };
}

/** A type that the file puts in one kind is taken out of the defaults of the others. */
function convertTypes(draft: Draft<z.infer<typeof types>>): Types {
  const named = new Set(TYPE_KINDS.flatMap((kind) => valuesOf(draft[kind]).map(foldName)));
  const of = (kind: keyof Types): readonly string[] =>
    draft[kind] === undefined
      ? DEFAULT_TYPES[kind].filter((name) => !named.has(foldName(name)))
      : valuesOf(draft[kind]);
  return { feature: of("feature"), defect: of("defect"), risk: of("risk"), debt: of("debt") };
}
