import type { CompiledMap } from "../decide/compile-rules.ts";
import type { Kin } from "../decide/find-stream.ts";
import { type Issue, issueKey } from "../domain/issue.ts";
import type { PlannedIssue } from "../domain/planned-issue.ts";
import { findNeighbours } from "./find-neighbours.ts";
import { type PlanSettings, planIssue } from "./plan-issue.ts";
import { readKin } from "./read-kin.ts";
import { type BacklogSurvey, surveyBacklog } from "./survey-backlog.ts";

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
    const children = survey.children.get(issueKey(issue.repo, issue.number));
    const neighbours = findNeighbours(issue, map, (key) => family.get(key), children);
    yield planIssue(issue, neighbours, map, settings);
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
    family.set(key, readKin(issue, map));
  }
  return family;
}
