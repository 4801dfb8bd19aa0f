import type { Issue } from "../../shared/domain/issue.ts";
import type { ObservedIssue, PageReader } from "../../shared/reconcile/ports.ts";
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

/** Reads these issues, one a page. */
export function readerOf(all: readonly ObservedIssue[]): PageReader {
  return {
    readOpenPages: async function* () {
      for (const [index, issue] of all.entries()) {
        yield { issues: [issue], next: index + 1 < all.length ? String(index + 1) : null };
      }
    },
  };
}
