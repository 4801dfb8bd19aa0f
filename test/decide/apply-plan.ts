import type { Issue, StickyState } from "../../shared/domain/issue.ts";
import type { Change } from "../../shared/domain/plan.ts";
import type { TimelineEvent } from "../../shared/domain/timeline.ts";
import { BOT, put, took } from "./build.ts";

/** The issue as GitHub shows it once a plan was carried out by automation; without a history it stays without one. */
export function applyPlan(issue: Issue, changes: readonly Change[], now: number): Issue {
  let labels = issue.labels;
  let sticky = issue.sticky;
  let board = issue.board;
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
      case "add-to-board":
        board = { kind: "card", option: null, updatedAt: null, archived: false };
        break;
      case "set-field":
      case "clear-field": {
        if (board?.kind !== "card" || board.archived) throw new Error(`No card for ${change.kind}.`);
        const option = change.kind === "set-field" ? change.option : null;
        board = { kind: "card", option, updatedAt: option === null ? null : now, archived: false };
      }
    }
  }
  return {
    ...issue,
    labels,
    sticky,
    board,
    events: issue.events === null ? null : [...issue.events, ...events],
  };
}

function stickyAfter({ action, body }: Extract<Change, { kind: "comment" }>): StickyState {
  return { kind: "present", comment: { body, minimized: action === "resolve" } };
}
