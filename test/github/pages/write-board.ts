import type { Field, Item, Option, Project } from "../state/project.ts";
import { escapeHtml } from "./escape-html.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { writeIssueLine } from "./write-issue-list.ts";

/** The field the board is grouped by: Stream, else the newest view's, else Status. */
export function groupField(project: Project): Field | null {
  const named = (name: string) => project.fields.find((field) => field.name === name);
  const views = [...project.views].reverse();
  const chosen = views.flatMap(({ verticalGroupBy, groupBy }) => [...verticalGroupBy, ...groupBy])[0];
  return named("Stream") ?? chosen ?? named("Status") ?? null;
}

/** The newest one stands above the board. */
function writeStatusUpdate({ statusUpdates }: Project): string {
  const newest = statusUpdates.at(-1);
  if (newest === undefined) return "";
  const { body, status, startDate, targetDate, creator } = newest;
  const days = [startDate, targetDate].filter((day) => day !== null).join(" to ");
  const head = [status?.toLowerCase().replaceAll("_", " "), days, `by ${creator.login}`].filter(Boolean);
  return `<div class="comment"><p class="head">${escapeHtml(head.join(", "))}</p><div class="text">${renderMarkdown(body ?? "")}</div></div>`;
}

type Heading = Pick<Option, "name" | "color" | "description">;

/** One column for each option, in its order and colour; cards without a value first. */
export function writeBoard(project: Project): string {
  const field = groupField(project);
  const cards = project.items.filter(({ isArchived }) => !isArchived);
  const valueIn = (item: Item) => (field && item.values.get(field.id)?.value) ?? null;
  const rest: Heading = { name: `No ${field?.name ?? "group"}`, color: "GRAY", description: "" };
  const columns = (field?.options ?? []).map((option) =>
    writeColumn(
      option,
      cards.filter((it) => valueIn(it) === option.id),
    ),
  );
  const first = writeColumn(
    rest,
    cards.filter((it) => valueIn(it) === null),
  );
  const about = `${escapeHtml(project.owner.login)}, ${cards.length} cards, by ${escapeHtml(field?.name ?? "nothing")}`;
  return `<h1>${escapeHtml(project.title)} <small>${about}${project.closed ? ", closed" : ""}</small></h1>
${writeStatusUpdate(project)}<div class="board">${[first, ...columns].join("\n")}</div>`;
}

const writeColumn = ({ name, color, description }: Heading, cards: readonly Item[]): string =>
  `<section class="column ${color.toLowerCase()}"><h2>${escapeHtml(name)} <span class="quiet">${cards.length}</span></h2>
<p class="quiet">${escapeHtml(description)}</p>
${cards.map(({ content }) => writeIssueLine(content, "card")).join("\n")}</section>`;
