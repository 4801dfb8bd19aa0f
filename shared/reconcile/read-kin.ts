import type { CompiledMap } from "../decide/compile-rules.ts";
import type { Kin } from "../decide/find-stream.ts";
import { readStanding } from "../decide/read-standing.ts";
import { weighIssue } from "../decide/weigh-issue.ts";
import { type Issue, refKey } from "../domain/issue.ts";

/** An issue as its neighbours may ask for it. */
export function readKin(issue: Issue, map: CompiledMap): Kin {
  const parent = issue.parent === null ? null : refKey(issue.parent, issue);
  return { standing: readStanding(weighIssue(issue, map), map), parent };
}
