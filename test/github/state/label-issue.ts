import type { User } from "./account.ts";
import type { Issue } from "./issue.ts";
import type { Label } from "./label.ts";
import { recordEvent } from "./record-event.ts";
import { Refusal } from "./refusal.ts";
import { announce, type World } from "./world.ts";

const MOST_LABELS = 100;

/** A label that is there already stays as it is: no event, no webhook. */
export function labelIssue(world: World, sender: User, issue: Issue, label: Label): void {
  if (issue.labels.includes(label)) return;
  if (issue.labels.length >= MOST_LABELS) {
    throw new Refusal("UNPROCESSABLE", `An issue can have at most ${MOST_LABELS} labels`);
  }
  issue.labels = [...issue.labels, label];
  issue.updatedAt = world.now();
  recordEvent(world, issue, sender, { __typename: "LabeledEvent", label: { ...label }, labelable: issue });
  announce(world, { event: "issues", action: "labeled", issue, label, sender });
}

/** False when the label was not on the issue. */
export function unlabelIssue(world: World, sender: User, issue: Issue, label: Label): boolean {
  if (!issue.labels.includes(label)) return false;
  issue.labels = issue.labels.filter((it) => it !== label);
  issue.updatedAt = world.now();
  recordEvent(world, issue, sender, { __typename: "UnlabeledEvent", label: { ...label }, labelable: issue });
  announce(world, { event: "issues", action: "unlabeled", issue, label, sender });
  return true;
}
