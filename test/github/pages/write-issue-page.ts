import type { Comment } from "../state/comment.ts";
import { commentsOf, timelineOf } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import type { Label } from "../state/label.ts";
import { fullName, type Repository } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import { escapeHtml } from "./escape-html.ts";

export const writeLabels = (labels: readonly Label[]): string =>
  labels
    .map(
      ({ name, color, description }) =>
        `<span class="label" style="background:#${escapeHtml(color)}33" title="${escapeHtml(description ?? "")}">${escapeHtml(name)}</span>`,
    )
    .join(" ");

const writeTitle = ({ repository, number, title }: Issue): string =>
  `<a href="/${escapeHtml(fullName(repository))}/issues/${number}">${escapeHtml(title)}</a>`;

/** One line of a list: number, title, state, labels. */
export const writeIssueLine = (issue: Issue): string =>
  `<div class="issue"><span class="quiet">#${issue.number}</span> ${writeTitle(issue)}
${issue.state === "CLOSED" ? '<span class="quiet">closed</span>' : ""} ${writeLabels(issue.labels)}</div>`;

export function writeIssueList(repository: Repository, issues: readonly Issue[]): string {
  const open = issues.filter(({ state }) => state === "OPEN").length;
  const lines = [...issues].sort((a, b) => b.number - a.number).map(writeIssueLine);
  return `<h1>${escapeHtml(fullName(repository))} <small>${open} open, ${issues.length - open} closed</small></h1>
${lines.join("\n")}`;
}

/** The issue with its comments and, folded, what happened to it. */
export function writeIssue(world: World, issue: Issue): string {
  const name = escapeHtml(fullName(issue.repository));
  const closed = issue.state === "CLOSED";
  const history = timelineOf(world, issue).map(
    ({ __typename, actor, createdAt, ...detail }) =>
      `<li>${new Date(createdAt).toISOString().slice(0, 16)} ${escapeHtml(actor?.login ?? "ghost")}: ${__typename.replace(/Event$/, "")} ${
        "label" in detail ? escapeHtml(detail.label.name) : ""
      }</li>`,
  );
  return `<p><a href="/${name}/issues">${name}</a></p>
<h1>${escapeHtml(issue.title)} <small>#${issue.number}</small></h1>
<p><span class="state ${closed ? "closed" : ""}">${closed ? "Closed" : "Open"}</span>
<span class="quiet">by ${escapeHtml(issue.author?.login ?? "ghost")}</span> ${writeLabels(issue.labels)}</p>
<div class="comment text">${writeText(issue.body)}</div>
${commentsOf(world, issue).map(writeComment).join("\n")}
<details><summary>${history.length} events</summary><ul>${history.join("")}</ul></details>`;
}

function writeComment({ author, body, minimizedReason, databaseId }: Comment): string {
  const head = `<p class="quiet">${escapeHtml(author?.login ?? "ghost")}${author?.__typename === "Bot" ? " (bot)" : ""} commented</p>`;
  const text = `<div class="text">${writeText(body)}</div>`;
  const inner =
    minimizedReason === null
      ? head + text
      : `<details><summary>This comment was marked as ${escapeHtml(minimizedReason)}.</summary>${head}${text}</details>`;
  return `<div class="comment" id="issuecomment-${databaseId}">${inner}</div>`;
}

/** As written, without the comments that GitHub does not show either. */
const writeText = (body: string): string => escapeHtml(dropComments(body).trim());

function dropComments(text: string): string {
  const [first = "", ...rest] = text.split("<!--");
  const shown = rest.map((part) => (part.includes("-->") ? part.slice(part.indexOf("-->") + 3) : ""));
  return [first, ...shown].join("");
}
