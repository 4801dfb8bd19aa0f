import type { z } from "zod";
import type { Ignore } from "../../domain/flow-map.ts";
import { type Draft, valuesOf } from "./draft.ts";
import { formatted, section, texts } from "./fields.ts";

const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
const EXPECTED_DATE = "a date such as 2024-01-01";

export const ignore = section({
  labels: texts().optional().describe("Issues with one of these labels"),
  authors: texts().optional().describe("Issues of these logins"),
  types: texts().optional().describe("Issues of these types"),
  "created-before": formatted(DATE, EXPECTED_DATE)
    .refine((written) => readDate(written) !== null, { error: `${EXPECTED_DATE}, and a day that exists` })
    .optional()
    .describe("Issues created before this day (UTC)"),
}).describe("Issues that are never decided or counted");

/** Milliseconds; null for a day or time that does not exist. */
function readDate(written: string): number | null {
  const at = Date.parse(written);
  if (Number.isNaN(at)) return null;
  const day = Number(written.slice(8, 10));
  // 2024-02-30 is read as 1 March: a day that the calendar does not have.
  return new Date(`${written.slice(0, 10)}T00:00:00Z`).getUTCDate() === day ? at : null;
}

export function convertIgnore(draft: Draft<z.infer<typeof ignore>> | undefined): Ignore {
  const createdBefore = draft?.["created-before"];
  return {
    labels: valuesOf(draft?.labels),
    authors: valuesOf(draft?.authors),
    types: valuesOf(draft?.types),
    createdBefore: createdBefore === undefined ? null : readDate(createdBefore),
  };
}
