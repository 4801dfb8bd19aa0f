import { matchIssueUrl } from "./match-issue-url.ts";
import type { RowProblems } from "./row-problems.ts";

const NAME = /^[^\s/]+\/[^\s/]+$/;

/** "owner/name" from `repo`, else from `url`; null when neither says it. */
export function readRepo(
  row: Readonly<Record<string, unknown>>,
  field: string,
  problems: RowProblems,
): string | null {
  const { repo } = row;
  if (repo === undefined || repo === null || repo === "") return matchIssueUrl(row.url)?.repo ?? null;
  if (typeof repo === "string" && NAME.test(repo)) return repo;
  problems.add(field, '"owner/name"', repo);
  return null;
}
