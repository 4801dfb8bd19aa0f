import type { Issue } from "../domain/issue.ts";

/** The open sub-issues of an issue: those of its own repository by number, and whether there are others. */
export interface Children {
  readonly here: readonly number[];
  readonly isAnyElsewhere: boolean;
}

export function listChildren({ subIssues, repo: own }: Issue): Children {
  const open = subIssues.filter((ref) => ref.open !== false);
  const here = open.filter(({ repo }) => repo === null || repo.toLowerCase() === own?.toLowerCase());
  return { here: here.map(({ number }) => number), isAnyElsewhere: here.length < open.length };
}
