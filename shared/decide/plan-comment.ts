import type { Issue, StickyComment } from "../domain/issue.ts";
import type { Occasion } from "../domain/occasion.ts";
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

export interface CommentPlan {
  readonly changes: readonly CommentChange[];
  /** When a first comment that is wanted may be posted, milliseconds; null = no comment waits for its time. */
  readonly dueAt: number | null;
}

export interface CommentTiming {
  /** Milliseconds, from the issue's creation. */
  readonly graceMs: number;
  /** Milliseconds. */
  readonly now: number;
  readonly occasion: Occasion;
}

const NOTHING: CommentPlan = { changes: [], dueAt: null };

/**
 * What to do with the sticky comment. A first one is posted only on new issues (7 days) or on those that an event
 * touched, after the map's grace, and never on a backfill; one that a person deleted comes back only after the text
 * changed. One that says what is to be said stays as it is, minimised or not: then a person hid or opened it.
 */
export function planComment(issue: Issue, texts: CommentTexts, timing: CommentTiming): CommentPlan {
  const { sticky } = issue;
  switch (sticky.kind) {
    case "unknown":
      return NOTHING;
    case "present":
      return { changes: planPresent(sticky.comment, texts), dueAt: null };
    case "deleted":
      if (lastTextChange(issue) <= sticky.at) return NOTHING;
  }
  return planFirst(issue, texts, timing);
}

function planPresent({ body, minimized }: StickyComment, texts: CommentTexts): CommentChange[] {
  const wanted = texts.wanted();
  if (wanted !== null) return body === wanted ? [] : [{ kind: "comment", action: "edit", body: wanted }];
  if (minimized) return [];
  const resolved = texts.resolved();
  return body === resolved ? [] : [{ kind: "comment", action: "resolve", body: resolved }];
}

function planFirst({ createdAt }: Issue, texts: CommentTexts, timing: CommentTiming): CommentPlan {
  const { graceMs, now, occasion } = timing;
  const isTouched = occasion === "event";
  const isNew = createdAt !== null && now - createdAt <= NEW_FOR;
  if (occasion === "backfill" || !(isTouched || isNew)) return NOTHING;
  const wanted = texts.wanted();
  if (wanted === null) return NOTHING;
  const dueAt = (createdAt ?? Number.NEGATIVE_INFINITY) + graceMs;
  if (now < dueAt) return { changes: [], dueAt };
  return { changes: [{ kind: "comment", action: "create", body: wanted }], dueAt: null };
}
