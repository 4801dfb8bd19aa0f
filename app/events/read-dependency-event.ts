import type { EventReader } from "./delivery.ts";
import { readIssue, readOtherIssue, readRepository } from "./payload.ts";

const BLOCKED_SIDE = /^blocked_by_(?:added|removed)$/;
const BLOCKING_SIDE = /^blocking_(?:added|removed)$/;

/** Blocks are told on the blocked issue alone; nothing about the blocker depends on whom it blocks. */
export const readDependencyEvent: EventReader = ({ action, payload, installation }) => {
  const here = readRepository(payload.repository, installation);
  const place = BLOCKED_SIDE.test(action)
    ? readIssue(payload.blocked_issue, here)
    : BLOCKING_SIDE.test(action)
      ? readOtherIssue(payload.blocked_issue, payload.blocked_issue_repo, here)
      : null;
  if (place === null) return "The event names no blocked issue that we could look at.";
  return [{ target: { kind: "issue", ...place }, claims: [], priority: "event" }];
};
