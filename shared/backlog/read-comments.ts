import type { Actor } from "../domain/actor.ts";
import { isObject } from "./is-object.ts";
import { readActor } from "./read-actor.ts";
import { readInstantField } from "./read-instant-field.ts";
import { readList } from "./read-list.ts";
import type { RowProblems } from "./row-problems.ts";

/** A comment as `gh issue list --json comments` prints it. */
export interface Comment {
  readonly author: Actor | null;
  /** Milliseconds. */
  readonly at: number;
  readonly body: string;
  readonly minimized: boolean;
}

/** An issue's comments; null when the row has none to say of. */
export function readComments(value: unknown, problems: RowProblems): Comment[] | null {
  return readList(value, "comments", problems, (entry, field) => readComment(entry, field, problems));
}

function readComment(entry: unknown, field: string, problems: RowProblems): Comment | null {
  if (!isObject(entry)) {
    problems.add(field, "an object with author, body and createdAt", entry);
    return null;
  }
  const author = readActor(entry.author, `${field}.author`, problems);
  const at = readInstantField(entry.createdAt, `${field}.createdAt`, true, problems);
  const body = entry.body ?? "";
  if (typeof body !== "string") {
    problems.add(`${field}.body`, "a text", body);
    return null;
  }
  return at === null ? null : { author, at, body, minimized: entry.isMinimized === true };
}
