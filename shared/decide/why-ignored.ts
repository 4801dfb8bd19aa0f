import { toActor } from "../domain/actor.ts";
import type { Issue } from "../domain/issue.ts";
import { ISSUE_MARKER } from "../domain/marker.ts";
import { foldName } from "../text/fold-name.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { isAutomation } from "./is-automation.ts";

/** Pull requests, what the map's `ignore` names, and issues that we opened ourselves are never decided or counted. */
export function isIgnored(issue: Issue, map: CompiledMap): boolean {
  const { labels, authors, types, createdBefore } = map.flowMap.ignore;
  if (issue.isPullRequest || isOurs(issue, map)) return true;
  if (createdBefore !== null && issue.createdAt !== null && issue.createdAt < createdBefore) return true;
  if (authors.some((login) => isAuthor(issue, login))) return true;
  if (issue.type !== null && includesName(types, issue.type)) return true;
  return labels.length > 0 && issue.labels.some((label) => includesName(labels, label));
}

function includesName(names: readonly string[], name: string): boolean {
  const folded = foldName(name);
  return names.some((candidate) => foldName(candidate) === folded);
}

function isAuthor({ author }: Issue, login: string): boolean {
  const named = toActor(login);
  if (author === null || author.login !== named.login) return false;
  return !(named.kind === "bot" && author.kind === "user");
}

/** Anyone can write the marker; only together with our authorship does it say that the issue is ours. */
function isOurs(issue: Issue, map: CompiledMap): boolean {
  return issue.body.includes(ISSUE_MARKER) && isAutomation(issue.author, map.automation);
}
