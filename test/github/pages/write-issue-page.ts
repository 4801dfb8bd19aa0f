import { REACTIONS } from "../shapes/write-reactions.ts";
import type { User } from "../state/account.ts";
import type { Comment } from "../state/comment.ts";
import { cardsOf, commentsOf, timelineOf } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import { fullName } from "../state/repository.ts";
import type { TimelineItem } from "../state/timeline-item.ts";
import type { World } from "../state/world.ts";
import { escapeHtml } from "./escape-html.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { issuePath } from "./write-issue-list.ts";
import { writeLabels } from "./write-labels.ts";

/** The issue with its comments, what is beside it and, folded, what happened to it. */
export function writeIssue(world: World, issue: Issue): string {
  const name = escapeHtml(fullName(issue.repository));
  const closed = issue.state === "CLOSED";
  const events = timelineOf(world, issue).map(writeEvent);
  return `<p><a href="/${name}/issues">${name}</a></p>
<h1>${escapeHtml(issue.title)} <small>#${issue.number}</small></h1>
<p><span class="state ${closed ? "closed" : ""}">${closed ? `Closed${writeReason(issue)}` : "Open"}</span>
<span class="quiet">by ${writeName(issue.author)}, ${writeTime(issue.createdAt)}</span></p>
<div class="columns"><main>
<div class="comment">${writeHead(issue)}<div class="text">${writeBody(issue.body)}</div>${writeReactions(world, issue)}</div>
${commentsOf(world, issue)
  .map((it) => writeComment(world, it))
  .join("\n")}
<details><summary>${events.length} events</summary><ul>${events.join("")}</ul></details>
</main><aside>${writeSide(world, issue)}</aside></div>`;
}

const writeReason = ({ stateReason }: Issue): string =>
  stateReason === null ? "" : ` as ${stateReason.toLowerCase().replaceAll("_", " ")}`;

function writeComment(world: World, comment: Comment): string {
  const { body, minimizedReason, databaseId } = comment;
  const inner = `${writeHead(comment)}<div class="text">${writeBody(body)}</div>${writeReactions(world, comment)}`;
  const shown =
    minimizedReason === null
      ? inner
      : `<details><summary>This comment was marked as ${escapeHtml(minimizedReason)}.</summary>${inner}</details>`;
  return `<div class="comment" id="issuecomment-${databaseId}">${shown}</div>`;
}

const writeBody = (body: string): string =>
  body.trim() === "" ? '<p class="quiet">No description provided.</p>' : renderMarkdown(body);

const writeHead = ({ author, createdAt, lastEditedAt }: Issue | Comment): string =>
  `<p class="head"><b>${writeName(author)}</b> commented, ${writeTime(createdAt)}${lastEditedAt === null ? "" : ", edited"}</p>`;

const writeName = (user: User | null): string =>
  escapeHtml(user?.login ?? "ghost") + (user?.__typename === "Bot" ? " (bot)" : "");

const writeTime = (at: number): string => new Date(at).toISOString().slice(0, 16).replace("T", " ");

function writeReactions({ reactions }: World, subject: Issue | Comment): string {
  const mine = reactions.filter((it) => it.subject === subject);
  if (mine.length === 0) return "";
  const each = mine.map(({ user, content }) => `${REACTIONS[content]} ${writeName(user)}`);
  return `<p class="reactions quiet">${each.join(" · ")}</p>`;
}

function writeSide(world: World, issue: Issue): string {
  const cards = cardsOf(world, issue).map(({ project, values, isArchived }) => {
    const set = [...values.values()].map(({ field, value }) => {
      const chosen = field.options.find(({ id }) => id === value)?.name ?? String(value);
      return `<br><span class="quiet">${escapeHtml(field.name)}</span> ${escapeHtml(chosen)}`;
    });
    return `<b>${escapeHtml(project.title)}</b>${isArchived ? " (archived)" : ""}${set.join("")}`;
  });
  const link = (it: Issue) => `<a href="${issuePath(it)}">${escapeHtml(it.title)} #${it.number}</a>`;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["Labels", issue.labels.length > 0 ? [writeLabels(issue.labels)] : []],
    ["Assignees", issue.assignees.map(writeName)],
    ["Milestone", issue.milestone === null ? [] : [escapeHtml(issue.milestone.title)]],
    ["Type", issue.issueType === null ? [] : [escapeHtml(issue.issueType.name)]],
    ["Boards", cards],
    ["Parent", issue.parent === null ? [] : [link(issue.parent)]],
    ["Sub-issues", issue.subIssues.map(link)],
    ["Blocked by", issue.blockedBy.map(link)],
    ["Blocks", issue.blocking.map(link)],
  ];
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `<h2>${title}</h2>${lines.map((line) => `<div>${line}</div>`).join("")}`)
    .join("");
}

function writeEvent(event: TimelineItem): string {
  const what = event.__typename.replace(/Event$/, "").replace(/([a-z0-9])([A-Z])/g, "$1 $2");
  const detail =
    "label" in event
      ? writeLabels([event.label])
      : "status" in event
        ? escapeHtml(event.status)
        : "project" in event
          ? escapeHtml(event.project.title)
          : "";
  return `<li>${writeTime(event.createdAt)} ${writeName(event.actor)}: ${what.toLowerCase()} ${detail}</li>`;
}
