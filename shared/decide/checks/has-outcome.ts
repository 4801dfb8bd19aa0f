import { foldName } from "../../text/fold-name.ts";
import { normalizeHeading } from "../../text/read-body.ts";
import type { CheckSubject } from "./check.ts";

const NO_RESPONSE = foldName("_No response_");

/** Whether one of the map's outcome sections holds any text of its author's. */
export function hasOutcome({ weighed, map }: CheckSubject): boolean {
  return map.flowMap.checks.outcomeSections.some((heading) => {
    const text = weighed.prepared.sections.get(normalizeHeading(heading))?.text ?? "";
    return text.trim() !== "" && foldName(text) !== NO_RESPONSE;
  });
}
