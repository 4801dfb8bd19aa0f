import type { Decision } from "../domain/decision.ts";
import type { Issue } from "../domain/issue.ts";
import type { Neighbours } from "../domain/neighbours.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { decideStream } from "./decide-stream.ts";
import { weighIssue } from "./weigh-issue.ts";

/** Where an issue would sit if no person had put it anywhere. */
export function decideWithoutHold(issue: Issue, parent: Neighbours["parent"], map: CompiledMap): Decision {
  const weighed = weighIssue(issue, map);
  const own = weighed.labels.own.map((label) => ({ ...label, byPerson: false }));
  return decideStream({ ...weighed, labels: { ...weighed.labels, own, held: false } }, parent, map);
}

/** The rules that won: where one was decisive only those, else all that gave points. A parent is no rule. */
export function listWinningRules({ stream, source, candidates }: Decision): string[] {
  const winner = candidates.find((candidate) => candidate.stream === stream);
  if (stream === null || winner === undefined) return [];
  const won = winner.evidence.filter(
    ({ where, points }) => where !== "parent" && (source === "rules" || points === "decisive"),
  );
  return [...new Set(won.map(({ rule }) => rule))];
}
