import { readRow } from "../../shared/backlog/read-row.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { OPTIONS } from "./read-all.ts";

/** The smallest row. */
export const ROW = { number: 7, title: "Cart is empty", state: "OPEN" };

/** The issue of the smallest row with more in it; throws its problems. */
export function readOne(more: object, commentsKnown = false): Issue {
  const reading = readRow({ ...ROW, ...more }, { ...OPTIONS, commentsKnown });
  if ("problems" in reading) throw new Error(reading.problems.map(({ message }) => message).join("\n"));
  return reading.issue;
}

/** What is wrong with a row. */
export function messagesOf(row: unknown): string[] {
  const reading = readRow(row, OPTIONS);
  return "issue" in reading ? [] : reading.problems.map(({ message }) => message);
}
