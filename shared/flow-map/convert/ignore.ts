import type { z } from "zod";
import type { Ignore } from "../../domain/flow-map.ts";
import { readDayOrInstant } from "../../text/read-instant.ts";
import { type Draft, valuesOf } from "./draft.ts";
import { formatted, section, texts } from "./fields.ts";

const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?$/;
const EXPECTED_DATE = "a date such as 2024-01-01";

export const ignore = section({
  labels: texts().optional().describe("Issues with one of these labels"),
  authors: texts().optional().describe("Issues of these logins"),
  types: texts().optional().describe("Issues of these types"),
  "created-before": formatted(DATE, EXPECTED_DATE)
    .refine((written) => readDayOrInstant(written) !== null, {
      error: `${EXPECTED_DATE}, and a day that exists`,
    })
    .optional()
    .describe("Issues created before this day (UTC)"),
}).describe("Issues that are never decided or counted");

export function convertIgnore(draft: Draft<z.infer<typeof ignore>> | undefined): Ignore {
  const createdBefore = draft?.["created-before"];
  return {
    labels: valuesOf(draft?.labels),
    authors: valuesOf(draft?.authors),
    types: valuesOf(draft?.types),
    createdBefore: createdBefore === undefined ? null : readDayOrInstant(createdBefore),
  };
}
