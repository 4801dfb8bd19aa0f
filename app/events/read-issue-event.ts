import type { IssuePlace, WakeUp } from "../wake-up.ts";
import type { Delivery, EventReader } from "./delivery.ts";
import { isRecord, readIssue, readOtherIssue, readRepository, readText } from "./payload.ts";

/** Whatever happens to an issue wakes it: a list of what matters would miss what GitHub adds. */
export const readIssueEvent: EventReader = (delivery) => {
  const { action, payload, installation } = delivery;
  if (action === "") return "The event names no action.";
  if (action === "deleted") return "The issue is gone.";
  const issue = readIssue(payload.issue, readRepository(payload.repository, installation));
  if (issue === null) return "The event names no issue.";
  return [wake(issue), ...readFollowers(delivery, issue)];
};

const wake = (issue: IssuePlace): WakeUp => ({
  target: { kind: "issue", ...issue },
  claims: [],
  priority: "event",
});

/** What else looks different now. */
function readFollowers({ action, payload }: Delivery, issue: IssuePlace): WakeUp[] {
  switch (action) {
    case "transferred":
      return readNewPlace(payload.changes, issue);
    case "closed":
    case "reopened":
      return [{ target: { ...issue, kind: "blocked-issues" }, claims: [], priority: "related" }];
    case "labeled":
    case "unlabeled":
      return readSubIssues(payload.label, issue);
    default:
      return [];
  }
}

function readNewPlace(changes: unknown, from: IssuePlace): WakeUp[] {
  if (!isRecord(changes)) return [];
  const to = readOtherIssue(changes.new_issue, changes.new_repository, from);
  return to === null || to.repo === from.repo ? [] : [wake(to)];
}

/**
 * A person's label may put the issue into another stream, and its sub-issues with it. Once the label is there nothing
 * tells which stream it was before, so its name rides along: most labels are none of the map's, and wake nobody.
 */
function readSubIssues(label: unknown, issue: IssuePlace): WakeUp[] {
  const name = isRecord(label) ? readText(label.name) : null;
  if (name === null) return [];
  const target = { ...issue, kind: "sub-issues" } as const;
  return [{ target, claims: [{ kind: "label-names", names: [name] }], priority: "related" }];
}
