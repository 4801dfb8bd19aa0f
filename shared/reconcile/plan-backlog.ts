import type { CompiledMap } from "../decide/compile-rules.ts";
import { type FindKin, findParentStream, findStream, type Kin } from "../decide/find-stream.ts";
import { readStanding } from "../decide/read-standing.ts";
import { weighIssue } from "../decide/weigh-issue.ts";
import { type Issue, issueKey } from "../domain/issue.ts";
import type { Neighbours } from "../domain/neighbours.ts";
import type { PlannedIssue } from "../domain/planned-issue.ts";
import { type PlanSettings, planIssue } from "./plan-issue.ts";
import { type BacklogSurvey, refKey, surveyBacklog } from "./survey-backlog.ts";

/** A backlog that can be read again and again, each time the same. */
export interface BacklogSource {
  /** At least the issues that name others or have comments: a first look, which may cost little. */
  readonly connected: () => AsyncIterable<Issue>;
  /**
   * All of them.
   *
   * @param commentsKnown what the first look told: whether the data has comments at all
   */
  readonly issues: (commentsKnown: boolean) => AsyncIterable<Issue>;
}

/**
 * Plans every issue of a backlog, in its order. Looks once to see who names whom, reads a second time for the issues
 * that are named (if any), and a last time to decide: so memory grows with the names, never with the texts.
 */
export async function* planBacklog(
  source: BacklogSource,
  map: CompiledMap,
  settings: PlanSettings,
): AsyncGenerator<PlannedIssue> {
  const survey = await surveyBacklog(source.connected());
  const family = await readFamily(source, survey, map);
  for await (const issue of source.issues(survey.commentsKnown)) {
    yield planIssue(issue, findNeighbours(issue, survey, family), map, settings);
  }
}

async function readFamily(
  source: BacklogSource,
  { named, commentsKnown }: BacklogSurvey,
  map: CompiledMap,
): Promise<Map<string, Kin>> {
  const family = new Map<string, Kin>();
  if (named.size === 0) return family;
  for await (const issue of source.issues(commentsKnown)) {
    const key = issueKey(issue.repo, issue.number);
    if (!named.has(key)) continue;
    const standing = readStanding(weighIssue(issue, map), map);
    family.set(key, { standing, parent: issue.parent === null ? null : refKey(issue.parent, issue) });
  }
  return family;
}

function findNeighbours(
  issue: Issue,
  { children }: BacklogSurvey,
  family: ReadonlyMap<string, Kin>,
): Neighbours {
  const own = issueKey(issue.repo, issue.number);
  const find: FindKin = (key) => family.get(key);
  const subIssues = new Set([
    ...issue.subIssues.map((ref) => refKey(ref, issue)),
    ...(children.get(own) ?? []),
  ]);
  return {
    parent: findParent(issue, own, find),
    blockers: issue.blockedBy.map((ref) => {
      const key = refKey(ref, issue);
      const open = ref.open ?? find(key)?.standing.open ?? null;
      return { ref, open, stream: findStream(key, find) };
    }),
    subIssueStreams: [...new Set([...subIssues].flatMap((key) => findStream(key, find) ?? []))],
  };
}

function findParent(issue: Issue, own: string, find: FindKin): Neighbours["parent"] {
  const { parent } = issue;
  if (parent === null) return null;
  return { ref: parent, stream: findParentStream(own, refKey(parent, issue), find) };
}
