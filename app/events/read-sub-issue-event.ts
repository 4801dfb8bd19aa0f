import type { WakeUp } from "../wake-up.ts";
import type { EventReader } from "./delivery.ts";
import { readIssue, readOtherIssue, readRepository } from "./payload.ts";

const CHILD_SIDE = /^parent_issue_(?:added|removed)$/;
const PARENT_SIDE = /^sub_issue_(?:added|removed)$/;

/** A parent may decide its child's stream, and too many streams below it are told on the parent: both wake. */
export const readSubIssueEvent: EventReader = ({ action, payload, installation }) => {
  const atChild = CHILD_SIDE.test(action);
  if (!atChild && !PARENT_SIDE.test(action)) return "The event is none that ties or parts two issues.";
  const here = readRepository(payload.repository, installation);
  const places = atChild
    ? [
        readIssue(payload.sub_issue, here),
        readOtherIssue(payload.parent_issue, payload.parent_issue_repo, here),
      ]
    : [
        readIssue(payload.parent_issue, here),
        readOtherIssue(payload.sub_issue, payload.sub_issue_repo, here),
      ];
  return places
    .filter((place) => place !== null)
    .map((place): WakeUp => ({ target: { kind: "issue", ...place }, claims: [], priority: "event" }));
};
