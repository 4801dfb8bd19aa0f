import type { Issue } from "../domain/issue.ts";
import type { Change } from "../domain/plan.ts";
import { lastTextChange } from "./last-text-change.ts";

export type CommentChange = Extract<Change, { kind: "comment" }>;

const NEW_FOR = 7 * 86_400_000;

/** Texts are written only if they are needed: most issues of a backlog get no comment. */
export interface CommentTexts {
  /** What is to be said now; null = nothing. */
  readonly wanted: () => string | null;
  /** What the comment says once nothing is left. */
  readonly resolved: () => string;
}

/**
 * What to do with the sticky comment. A first one is posted only on new issues (7 days) or on those that an event
 * touched, after the map's grace; one that a person deleted comes back only after the text changed. One that says what
 * is to be said stays as it is: if it is minimised then a person hid it.
 *
 * @param now milliseconds
 * @param touched an event about this very issue brought us here, not a sweep
 */
export function planComment(
  issue: Issue,
  texts: CommentTexts,
  graceMs: number,
  now: number,
  touched: boolean,
): CommentChange[] {
  const { sticky } = issue;
  switch (sticky.kind) {
    case "unknown":
      return [];
    case "present": {
      const { body, minimized } = sticky.comment;
      const wanted = texts.wanted();
      if (wanted === null)
        return minimized ? [] : [{ kind: "comment", action: "resolve", body: texts.resolved() }];
      return body === wanted ? [] : [{ kind: "comment", action: "edit", body: wanted }];
    }
    case "deleted":
      if (lastTextChange(issue) <= sticky.at) return [];
  }
  if (!mayBeFirst(issue.createdAt, graceMs, now, touched)) return [];
  const wanted = texts.wanted();
  return wanted === null ? [] : [{ kind: "comment", action: "create", body: wanted }];
}

function mayBeFirst(createdAt: number | null, graceMs: number, now: number, touched: boolean): boolean {
  if (createdAt === null) return touched;
  const age = now - createdAt;
  return age >= graceMs && (touched || age <= NEW_FOR);
}
