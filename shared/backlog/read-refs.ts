import type { IssueRef } from "../domain/issue.ts";
import { isObject } from "./is-object.ts";
import { readList } from "./read-list.ts";
import { readNumber } from "./read-number.ts";
import { readRepo } from "./read-repo.ts";
import { readState } from "./read-state.ts";
import type { RowProblems } from "./row-problems.ts";

/**
 * Another issue as an issue names it: its number, or `{ number, repo?, state? }`. gh prints `url` instead of `repo`.
 * Null when it cannot be read, which is told.
 */
export function readRef(value: unknown, field: string, problems: RowProblems): IssueRef | null {
  if (!isObject(value)) {
    const number = readNumber(value, field, problems);
    return number === null ? null : { repo: null, number, open: null };
  }
  const number = readNumber(value.number, `${field}.number`, problems);
  const repo = readRepo(value, `${field}.repo`, problems);
  const state = value.state ?? "";
  const open = state === "" ? null : readState(state, `${field}.state`, problems);
  return number === null ? null : { repo, number, open };
}

/** A list of them; empty when there is none. One that whoever exported may not see is null: nothing is known of it. */
export function readRefs(value: unknown, field: string, problems: RowProblems): IssueRef[] {
  return (
    readList(value, field, problems, (entry, place) =>
      entry === null ? null : readRef(entry, place, problems),
    ) ?? []
  );
}
