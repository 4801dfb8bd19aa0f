import { BacklogError } from "../../shared/backlog/backlog-error.ts";
import type { BacklogProblem } from "../../shared/backlog/backlog-problem.ts";
import { readBacklog } from "../../shared/backlog/read-backlog.ts";
import type { RowOptions } from "../../shared/backlog/read-row.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { toChunks } from "./to-chunks.ts";

export const OPTIONS: RowOptions = {
  isAutomation: (actor) => actor?.kind !== "user" && actor?.login === "streamkeeper",
  commentsKnown: false,
  timesNeeded: false,
};

export interface Reading {
  readonly issues: Issue[];
  readonly problems: BacklogProblem[];
  /** What ended the reading; null = the file's end. */
  readonly failure: BacklogProblem | null;
}

/** Reads on behind bad rows, as --skip-bad-rows does. */
export async function readAll(file: string | Uint8Array, sizes: readonly number[] = []): Promise<Reading> {
  const issues: Issue[] = [];
  const problems: BacklogProblem[] = [];
  try {
    for await (const row of readBacklog(toChunks(file, sizes), OPTIONS)) {
      if ("issue" in row) issues.push(row.issue);
      else problems.push(...row.problems);
    }
  } catch (error) {
    if (!(error instanceof BacklogError)) throw error;
    return { issues, problems, failure: error.problem };
  }
  return { issues, problems, failure: null };
}
