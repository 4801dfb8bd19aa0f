import type { z } from "zod";
import type { Journey } from "../../domain/flow-map.ts";
import { type Draft, type FileOrder, pairsOf, valuesOf } from "./draft.ts";
import { byId, nameOf, oneLine, oneOrMoreMaps, section, text, texts } from "./fields.ts";

const step = section({
  name: text().describe("What the customer does"),
  stream: text("the id of a stream").describe("The stream the step is in"),
  services: texts("a list of service ids").optional().describe("Services that the step needs"),
});

const journey = section({
  name: text().optional().describe("Default: the id with dashes as spaces, each word capitalised"),
  steps: oneOrMoreMaps("step", step).describe("The steps, in order"),
});

export const journeys = byId("journey", journey).describe(
  "Customer journeys: ordered steps, each in a stream",
);

export function convertJourneys(
  draft: Draft<z.infer<typeof journeys>> | undefined,
  order: FileOrder,
): Journey[] {
  return pairsOf(draft, order).map(([id, { name, steps }]) => ({
    id,
    name: nameOf(id, name),
    steps: valuesOf(steps).flatMap(({ name, stream, services }) =>
      name === undefined || stream === undefined
        ? []
        : [{ name: oneLine(name), stream, services: valuesOf(services) }],
    ),
  }));
}
