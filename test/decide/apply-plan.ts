import type { Issue, StickyState } from "../../shared/domain/issue.ts";
import type { Change } from "../../shared/domain/plan.ts";
import type { TimelineEvent } from "../../shared/domain/timeline.ts";
import { BOT, put, took } from "./build.ts";

/** The issue as GitHub shows it once a plan was carried out by automation; without a history it stays without one. */
export function applyPlan(issue: Issue, changes: readonly Change[], now: number): Issue {
  let labels = issue.labels;
  let sticky = issue.sticky;
  const events: TimelineEvent[] = [];
  for (const change of changes) {
    switch (change.kind) {
      case "add-label":
        labels = [...labels, change.label];
        events.push(put(change.label, BOT, now));
        break;
      case "remove-label":
        labels = labels.filter((label) => label !== change.label);
        events.push(took(change.label, BOT, now));
        break;
      case "comment":
        sticky = stickyAfter(change);
        break;
      default:
        throw new Error(`No board was read, so what is ${change.kind} for?`);
    }
  }
  return { ...issue, labels, sticky, events: issue.events === null ? null : [...issue.events, ...events] };
}

function stickyAfter({ action, body }: Extract<Change, { kind: "comment" }>): StickyState {
  return { kind: "present", comment: { body, minimized: action === "resolve" } };
}
