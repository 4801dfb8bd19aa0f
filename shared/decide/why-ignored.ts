import type { Actor } from "../domain/actor.ts";
import type { Issue } from "../domain/issue.ts";
import { ISSUE_MARKER } from "../domain/marker.ts";
import { foldName } from "../text/fold-name.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { isAutomation } from "./is-automation.ts";

/**
 * Why an issue is never decided or counted, as the end of a sentence; null when it is. Pull requests, what the map's
 * `ignore` names, and issues that we opened ourselves.
 */
export function whyIgnored(issue: Issue, map: CompiledMap): string | null {
  const { labels, authors, types } = map.ignore;
  const { createdBefore } = map.flowMap.ignore;
  if (issue.isPullRequest) return "it is a pull request";
  if (isOurs(issue, map)) return "Streamkeeper opened it";
  if (createdBefore !== null && issue.createdAt !== null && issue.createdAt < createdBefore) {
    return "it was created before ignore.created-before";
  }
  if (authors.some((named) => isAuthor(issue, named))) return "its author is under ignore.authors";
  if (types.size > 0 && issue.type !== null && types.has(foldName(issue.type))) {
    return "its type is under ignore.types";
  }
  const hasLabel = labels.size > 0 && issue.labels.some((label) => labels.has(foldName(label)));
  return hasLabel ? "it has a label of ignore.labels" : null;
}

function isAuthor({ author }: Issue, named: Actor): boolean {
  if (author === null || author.login !== named.login) return false;
  return !(named.kind === "bot" && author.kind === "user");
}

/** Anyone can write the marker; only together with our authorship does it say that the issue is ours. */
function isOurs(issue: Issue, map: CompiledMap): boolean {
  return issue.body.includes(ISSUE_MARKER) && isAutomation(issue.author, map.automation);
}
