import type { Field, Item, Project } from "../state/project.ts";
import { escapeHtml } from "./escape-html.ts";
import { writeIssueLine } from "./write-issue-page.ts";

/** The field the board is grouped by: Stream, else the newest view's, else Status. */
export function groupField(project: Project): Field | null {
  const named = (name: string) => project.fields.find((field) => field.name === name);
  const views = [...project.views].reverse();
  const chosen = views.flatMap(({ verticalGroupBy, groupBy }) => [...verticalGroupBy, ...groupBy])[0];
  return named("Stream") ?? chosen ?? named("Status") ?? null;
}

/** One column for each option, in its order; cards without a value first. */
export function writeBoard(project: Project): string {
  const field = groupField(project);
  const cards = project.items.filter(({ isArchived }) => !isArchived);
  const valueIn = (item: Item) => (field && item.values.get(field.id)?.value) ?? null;
  const columns = [
    {
      name: `No ${field?.name ?? "group"}`,
      description: "",
      cards: cards.filter((it) => valueIn(it) === null),
    },
    ...(field?.options ?? []).map(({ id, name, description }) => ({
      name,
      description,
      cards: cards.filter((it) => valueIn(it) === id),
    })),
  ];
  return `<h1>${escapeHtml(project.title)} <small>${escapeHtml(project.owner.login)}, ${cards.length} cards, by ${escapeHtml(field?.name ?? "nothing")}</small></h1>
<div class="board">${columns.map(writeColumn).join("\n")}</div>`;
}

const writeColumn = (column: {
  readonly name: string;
  readonly description: string;
  readonly cards: readonly Item[];
}): string =>
  `<section class="column"><h2>${escapeHtml(column.name)} <span class="quiet">${column.cards.length}</span></h2>
<p class="quiet">${escapeHtml(column.description)}</p>
${column.cards.map(({ content }) => writeIssueLine(content).replace('class="issue"', 'class="issue card"')).join("\n")}</section>`;
