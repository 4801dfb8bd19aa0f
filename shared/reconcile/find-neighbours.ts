import type { CompiledMap } from "../decide/compile-rules.ts";
import { type FindKin, findParentStream, findStream, type Kin } from "../decide/find-stream.ts";
import { readRelative } from "../decide/read-relative.ts";
import { type Issue, issueKey, refKey } from "../domain/issue.ts";
import type { Neighbours } from "../domain/neighbours.ts";

/**
 * Finds what an issue's decision and checks need to know of others: in the backlog that is at hand, else in what was
 * read along with the issue.
 *
 * @param children keys of sub-issues that name this issue as their parent
 */
export function findNeighbours(
  issue: Issue,
  map: CompiledMap,
  findAtHand: FindKin = () => undefined,
  children: readonly string[] = [],
): Neighbours {
  const relatives = readRelatives(issue, map);
  const find: FindKin = (key) => findAtHand(key) ?? relatives.get(key);
  const own = issueKey(issue.repo, issue.number);
  const subIssues = new Set([...issue.subIssues.map((ref) => refKey(ref, issue)), ...children]);
  return {
    parent: findParent(issue, own, find),
    blockers: issue.blockedBy.map((ref) => {
      const key = refKey(ref, issue);
      // Its own row knows better than who names it.
      const open = find(key)?.standing.open ?? ref.open;
      return { ref, open, stream: findStream(key, find) };
    }),
    subIssueStreams: [...new Set([...subIssues].flatMap((key) => findStream(key, find) ?? []))],
  };
}

function readRelatives(issue: Issue, map: CompiledMap): ReadonlyMap<string, Kin> {
  return new Map(
    issue.relatives.map((relative) => [
      issueKey(relative.repo ?? issue.repo, relative.number),
      readRelative(relative, issue, map),
    ]),
  );
}

function findParent(issue: Issue, own: string, find: FindKin): Neighbours["parent"] {
  const { parent } = issue;
  if (parent === null) return null;
  return { ref: parent, stream: findParentStream(own, refKey(parent, issue), find) };
}
