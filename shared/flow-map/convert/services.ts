import type { z } from "zod";
import type { Service } from "../../domain/flow-map.ts";
import { type Draft, type FileOrder, pairsOf, valuesOf } from "./draft.ts";
import { byId, oneOrMoreTexts, section, texts } from "./fields.ts";

const service = section({
  streams: oneOrMoreTexts("a list of at least one stream id").describe("The streams it serves"),
  labels: texts().optional().describe("Labels that name the service"),
  words: texts().optional().describe("Words that name the service"),
});

export const services = byId("service", service).describe(
  "Technical services: useful evidence, never a place for work to sit",
);

export function convertServices(
  draft: Draft<z.infer<typeof services>> | undefined,
  order: FileOrder,
): Service[] {
  return pairsOf(draft, order).map(([id, { streams, labels, words }]) => ({
    id,
    streams: valuesOf(streams),
    labels: valuesOf(labels),
    words: valuesOf(words),
  }));
}
