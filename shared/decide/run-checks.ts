import { CHECK_NAMES, type CheckName, type Finding } from "../domain/finding.ts";
import { flattenLine } from "../text/flatten-line.ts";
import { ambiguous } from "./checks/ambiguous.ts";
import { blockCleared } from "./checks/block-cleared.ts";
import { blockedUnexplained } from "./checks/blocked-unexplained.ts";
import { boardDrift } from "./checks/board-drift.ts";
import type { Check, CheckSubject } from "./checks/check.ts";
import { componentLed } from "./checks/component-led.ts";
import { crossStreamBlock } from "./checks/cross-stream-block.ts";
import { noOutcome } from "./checks/no-outcome.ts";
import { offParent } from "./checks/off-parent.ts";
import { retiredStream } from "./checks/retired-stream.ts";
import { severalStreams } from "./checks/several-streams.ts";
import { tooManyStreams } from "./checks/too-many-streams.ts";
import { unknownStreamLabel } from "./checks/unknown-stream-label.ts";
import { unmapped } from "./checks/unmapped.ts";

const CHECKS: Readonly<Record<CheckName, Check>> = {
  unmapped,
  ambiguous,
  "several-streams": severalStreams,
  "component-led": componentLed,
  "no-outcome": noOutcome,
  "unknown-stream-label": unknownStreamLabel,
  "retired-stream": retiredStream,
  "off-parent": offParent,
  "blocked-unexplained": blockedUnexplained,
  "block-cleared": blockCleared,
  "cross-stream-block": crossStreamBlock,
  "too-many-streams": tooManyStreams,
  "board-drift": boardDrift,
};

/** Every finding of the checks that the map has not switched off; none on closed and ignored issues. */
export function runChecks(subject: CheckSubject): Finding[] {
  if (!subject.weighed.issue.open || subject.decision.outcome === "ignored") return [];
  const { levels } = subject.map.flowMap.checks;
  return CHECK_NAMES.flatMap((check) => {
    const message = levels[check] === "off" ? null : CHECKS[check](subject);
    return message === null ? [] : [{ check, message: flattenLine(message) }];
  });
}
