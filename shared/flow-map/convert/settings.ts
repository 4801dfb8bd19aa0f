import type { z } from "zod";
import type { FlowMap } from "../../domain/flow-map.ts";
import type { Draft } from "./draft.ts";
import { formatted, section, wholeNumber } from "./fields.ts";

const DEFAULT_MIN_POINTS = 3;
const DEFAULT_MIN_LEAD = 2;

export const decide = section({
  "min-points": wholeNumber(1, 1000).optional().describe("Default 3; the least points a stream needs"),
  "min-lead": wholeNumber(1, 1000).optional().describe("Default 2; the lead it needs over the next"),
}).describe("What settles a stream by points");

export function convertDecide(draft: Draft<z.infer<typeof decide>> | undefined): FlowMap["decide"] {
  return {
    minPoints: draft?.["min-points"] ?? DEFAULT_MIN_POINTS,
    minLead: draft?.["min-lead"] ?? DEFAULT_MIN_LEAD,
  };
}

const DURATION = /^\d{1,6}\s*[smhd]$/;
const EXPECTED_DURATION = "a number with s, m, h or d, such as 5m";
const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DEFAULT_GRACE = "5m";

export const comments = section({
  grace: formatted(DURATION, EXPECTED_DURATION)
    .optional()
    .describe("Default 5m; how long after an issue's creation a comment waits"),
}).describe("When comments are written");

export function convertComments(draft: Draft<z.infer<typeof comments>> | undefined): FlowMap["comments"] {
  const grace = draft?.grace ?? DEFAULT_GRACE;
  return { graceMs: Number.parseInt(grace, 10) * UNITS_MS[grace.slice(-1)]! };
}
