import type { Issue } from "../state/issue.ts";
import { fullName, type Repository } from "../state/repository.ts";
import { escapeHtml } from "./escape-html.ts";
import { writeLabels } from "./write-labels.ts";

export const issuePath = ({ repository, number }: Issue): string =>
  `/${escapeHtml(fullName(repository))}/issues/${number}`;

/** Title, number, state and labels: a line of a list, or a card. */
export const writeIssueLine = (issue: Issue, className = "line"): string =>
  `<div class="${className}"><div><span class="dot ${issue.state.toLowerCase()}"></span>
<a class="title" href="${issuePath(issue)}">${escapeHtml(issue.title)}</a> <span class="quiet">#${issue.number}${issue.state === "CLOSED" ? " closed" : ""}</span></div>
<div class="labels">${writeLabels(issue.labels)}</div></div>`;

export function writeIssueList(repository: Repository, issues: readonly Issue[]): string {
  const open = issues.filter(({ state }) => state === "OPEN").length;
  const lines = [...issues].sort((a, b) => b.number - a.number).map((issue) => writeIssueLine(issue));
  return `<h1>${escapeHtml(fullName(repository))} <small>${open} open, ${issues.length - open} closed</small></h1>
<div class="list">${lines.join("\n")}</div>`;
}
