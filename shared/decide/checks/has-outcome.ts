import { foldName } from "../../text/fold-name.ts";
import type { CheckSubject } from "./check.ts";

const NO_RESPONSE = foldName("_No response_");

/** Whether one of the map's outcome sections holds any text of its author's. */
export function hasOutcome({ weighed, map }: CheckSubject): boolean {
  const { sections } = weighed.prepared;
  return [...map.sections.other].some((heading) =>
    (sections.get(heading) ?? []).some(({ text }) => text.trim() !== "" && foldName(text) !== NO_RESPONSE),
  );
}
