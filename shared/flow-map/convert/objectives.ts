import type { z } from "zod";
import type { Objective } from "../../domain/flow-map.ts";
import { type Draft, type FileOrder, pairsOf, valuesOf } from "./draft.ts";
import { byId, nameOf, oneOrMoreTexts, section, text, texts } from "./fields.ts";

const objective = section({
  name: text().optional().describe("Default: the id with dashes as spaces, each word capitalised"),
  streams: oneOrMoreTexts("a list of at least one stream id").describe("The streams it is tied to"),
  milestones: texts().optional().describe("Milestones whose issues serve it"),
  labels: texts().optional().describe("Labels whose issues serve it"),
});

export const objectives = byId("objective", objective).describe("Roadmap goals or OKRs, tied to streams");

export function convertObjectives(
  draft: Draft<z.infer<typeof objectives>> | undefined,
  order: FileOrder,
): Objective[] {
  return pairsOf(draft, order).map(([id, { name, streams, milestones, labels }]) => ({
    id,
    name: nameOf(id, name),
    streams: valuesOf(streams),
    milestones: valuesOf(milestones),
    labels: valuesOf(labels),
  }));
}
