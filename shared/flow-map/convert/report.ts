import type { z } from "zod";
import type { ReportSettings } from "../../domain/flow-map.ts";
import { type Draft, valuesOf } from "./draft.ts";
import { section, texts, wholeNumber } from "./fields.ts";
import { fillKinds } from "./fill-kinds.ts";

const DEFAULT_TYPES: ReportSettings["types"] = {
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
    types: fillKinds(draft?.types ?? {}, DEFAULT_TYPES),
  };
}
