import { blockersOf, type Issue } from "../domain/issue.ts";
import type { ObservedHistory } from "../reconcile/report-ports.ts";
import type { HistoryDraft } from "./history-draft.ts";
import { inOrder, openLabelNames, parseEdit, parseEvents } from "./parse-events.ts";
import { parseText } from "./parse-issue.ts";
import { listParents, parseRef, parseRelative } from "./parse-relatives.ts";
import type { HistoryPart } from "./queries/history-answer.ts";

/** @param labelNames of the repository's labels, by id */
export function parseHistory(draft: HistoryDraft, labelNames: ReadonlyMap<string, string>): ObservedHistory {
  const { id, part, timeline, blockedBy, subIssues } = draft;
  const nameLabel = openLabelNames(part.labels, labelNames);
  const text = parseText(part);
  const events = inOrder([
    ...parseEvents(timeline.items, nameLabel),
    ...parseEvents(draft.listComments(), nameLabel),
    ...parseEdit(part),
  ]);
  return {
    id,
    issue: {
      ...text,
      ...parseClose(part),
      milestone: part.milestone?.title ?? null,
      // Closed issues are not asked for theirs, to spare points: what happened tells them.
      blockedBy: part.blockedBy === undefined ? blockersOf(events, text) : blockedBy.items.map(parseRef),
      subIssues: subIssues.items.map(parseRef),
      events,
      commentsKnown: true,
      sticky: { kind: "absent" },
      board: null,
      relatives: listParents(part.parent).flatMap(parseRelative),
    },
  };
}

/** An open issue may have a reason, too: that it was reopened. */
function parseClose({ closedAt, stateReason }: HistoryPart): Pick<Issue, "closedAt" | "stateReason"> {
  if (closedAt === null) return { closedAt: null, stateReason: null };
  return { closedAt: Date.parse(closedAt), stateReason };
}
