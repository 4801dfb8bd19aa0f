import { z } from "zod";
import type { Journey } from "../../domain/flow-map.ts";
import { byId, type Draft, nameFromId, pairsOf, section, text, texts, valuesOf } from "./fields.ts";

const step = section({
  name: text().describe("What the customer does"),
  stream: text("the id of a stream").describe("The stream the step is in"),
  services: texts("a list of service ids").optional().describe("Services that the step needs"),
});

const journey = section({
  name: text().optional().describe("Default: the id with dashes as spaces, each word capitalised"),
  steps: z
    .array(step, { error: "a list of steps" })
    .min(1, { error: "a list of at least one step" })
    .describe("The steps, in order"),
});

export const journeys = byId("journey", journey).describe(
  "Customer journeys: ordered steps, each in a stream",
);

export function convertJourneys(draft: Draft<z.infer<typeof journeys>> | undefined): Journey[] {
  return pairsOf(draft).map(([id, { name, steps }]) => ({
    id,
    name: name?.trim() ?? nameFromId(id),
    steps: valuesOf(steps).flatMap(({ name, stream, services }) =>
      name === undefined || stream === undefined
        ? []
        : [{ name: name.trim(), stream, services: valuesOf(services) }],
    ),
  }));
}
