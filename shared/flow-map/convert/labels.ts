import { z } from "zod";
import type { LabelNames } from "../../domain/flow-map.ts";
import { type Draft, valuesOf } from "./draft.ts";
import { section, text, texts } from "./fields.ts";

export const DEFAULT_LABELS: LabelNames = {
  prefix: "stream: ",
  unmapped: "needs: stream",
  held: "held: stream",
  blocked: ["blocked"],
  started: [],
  done: [],
};

export const labels = section({
  prefix: z.string({ error: "text" }).optional().describe('Default "stream: "; put before a stream\'s id'),
  unmapped: text().optional().describe('Default "needs: stream"; on issues without a stream'),
  held: text()
    .optional()
    .describe('Default "held: stream"; a person chose the stream by command or on the board'),
  blocked: texts().optional().describe("Default [blocked]; labels that say an issue is blocked"),
  started: texts().optional().describe("Labels that say work has begun"),
  done: texts().optional().describe("Labels that mean finished while still open"),
}).describe("The names of labels");

export function convertLabels(draft: Draft<z.infer<typeof labels>> | undefined): LabelNames {
  const { prefix, unmapped, held, blocked, started, done } = draft ?? {};
  return {
    prefix: prefix ?? DEFAULT_LABELS.prefix,
    unmapped: unmapped?.trim() ?? DEFAULT_LABELS.unmapped,
    held: held?.trim() ?? DEFAULT_LABELS.held,
    blocked: blocked === undefined ? DEFAULT_LABELS.blocked : valuesOf(blocked),
    started: valuesOf(started),
    done: valuesOf(done),
  };
}
