import type { Issue } from "../../shared/domain/issue.ts";
import type { IssueReader, ObservedIssue } from "../../shared/reconcile/ports.ts";
import { issueOf } from "../decide/build.ts";
import { VERSION } from "./desk-of.ts";

/** An issue of acme/shop as it is read: its id is "I" and its number, its labels' "L:" and their name. */
export function observeIssue(more: Partial<Issue> = {}, about: Partial<ObservedIssue> = {}): ObservedIssue {
  const issue = issueOf({ events: [], ...more });
  return {
    issue,
    id: `I${issue.number}`,
    labelIds: new Map(issue.labels.map((name) => [name, `L:${name}`])),
    stickyId: issue.sticky.kind === "present" ? `C${issue.number}` : null,
    itemId: issue.board?.kind === "card" ? `IT${issue.number}` : null,
    mapVersion: VERSION,
    comments: [],
    boardVisible: issue.board === null ? null : true,
    ...about,
  };
}

/** Reads these issues, and nothing else. */
export function readerOf(all: readonly ObservedIssue[]): IssueReader {
  return {
    readIssue: () => Promise.reject(new Error("No issue is read alone.")),
    readOpenIssues: async function* () {
      yield* all;
    },
    countOpenIssues: async () => all.length,
  };
}
