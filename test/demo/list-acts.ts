import { labelsOfRow, nameRef, type Row, type RowEvent } from "./read-rows.ts";

/** What somebody did on the way to the backlog as it is. */
export interface Act {
  /** Milliseconds since 1970, as the file has it. */
  readonly at: number;
  /** Null = an account that was deleted. */
  readonly by: string | null;
  /** "owner/name#12" */
  readonly issue: string;
  readonly what:
    | { readonly kind: "open"; readonly row: Row; readonly title: string; readonly labels: readonly string[] }
    | { readonly kind: "label" | "unlabel"; readonly label: string }
    | { readonly kind: "close"; readonly reason: string }
    | { readonly kind: "reopen" }
    | { readonly kind: "rename"; readonly title: string }
    | { readonly kind: "comment"; readonly body: string }
    | { readonly kind: "set-parent" | "block"; readonly other: string }
    | { readonly kind: "set-status"; readonly from: string; readonly to: string };
}

/** Everything that made these issues what they are, oldest first. */
export function listActs(rows: readonly Row[]): Act[] {
  const created = new Map(rows.map((row) => [`${row.repo}#${row.number}`, Date.parse(row.createdAt)]));
  return rows.flatMap((row) => [...listRowActs(row), ...listLinks(row, created)]).sort((a, b) => a.at - b.at);
}

function listRowActs(row: Row): Act[] {
  const { events = [], comments } = row;
  const issue = `${row.repo}#${row.number}`;
  const author = row.author?.login ?? null;
  const at = Date.parse(row.createdAt);
  const title = events.find(({ event }) => event === "renamed")?.from ?? row.title;
  const told = events.flatMap((event, index): Act[] => {
    const what = toWhat(event, row, index);
    return what === null ? [] : [{ at: Date.parse(event.at), by: event.actor, issue, what }];
  });
  const said = (comments ?? []).map(
    ({ author: { login }, body, createdAt }): Act => ({
      at: Date.parse(createdAt),
      by: login,
      issue,
      what: { kind: "comment", body },
    }),
  );
  const opened: Act = { at, by: author, issue, what: { kind: "open", row, title, labels: firstLabels(row) } };
  return [opened, ...told, ...said, ...listUntoldClosing(row, author)];
}

/** What it has and no event tells of: it was opened with these. */
function firstLabels(row: Row): string[] {
  const labels = new Set(labelsOfRow(row));
  for (const { event, label } of (row.events ?? []).toReversed()) {
    if (event === "labeled") labels.delete(label!);
    if (event === "unlabeled") labels.add(label!);
  }
  return [...labels];
}

function toWhat({ event, label, to, from, blocker }: RowEvent, row: Row, index: number): Act["what"] | null {
  switch (event) {
    case "labeled":
      return { kind: "label", label: label! };
    case "unlabeled":
      return { kind: "unlabel", label: label! };
    case "closed":
      return { kind: "close", reason: row.stateReason || "COMPLETED" };
    case "reopened":
      return { kind: "reopen" };
    case "renamed":
      return { kind: "rename", title: to! };
    case "commented":
      // A file says who commented and when, not what: unless it has the comments, too.
      return row.comments === undefined ? { kind: "comment", body: sayAnything(row, index) } : null;
    case "blocked_by_added":
      return { kind: "block", other: nameRef(blocker!, row.repo) };
    case "project_v2_item_status_changed":
      return { kind: "set-status", from: from!, to: to! };
    default:
      return null;
  }
}

const listUntoldClosing = (
  { repo, number, events = [], closedAt, stateReason }: Row,
  by: string | null,
): Act[] =>
  closedAt === null || events.some(({ event }) => event === "closed")
    ? []
    : [
        {
          at: Date.parse(closedAt),
          by,
          issue: `${repo}#${number}`,
          what: { kind: "close", reason: stateReason },
        },
      ];

/** Parents and blockers that no event dates: as early as both issues are there. */
function listLinks(row: Row, created: ReadonlyMap<string, number>): Act[] {
  const issue = `${row.repo}#${row.number}`;
  const by = row.author?.login ?? null;
  const link = (kind: "set-parent" | "block", other: string): Act => ({
    at: Math.max(created.get(issue)!, created.get(other) ?? 0),
    by,
    issue,
    what: { kind, other },
  });
  const dated = (row.events ?? []).flatMap(({ blocker }) =>
    blocker === undefined ? [] : [nameRef(blocker, row.repo)],
  );
  const blockers = (row.blockedBy ?? []).map((ref) => nameRef(ref, row.repo));
  return [
    ...(row.parent === undefined ? [] : [link("set-parent", nameRef(row.parent, row.repo))]),
    ...blockers.filter((other) => !dated.includes(other)).map((other) => link("block", other)),
  ];
}

const SAYINGS = [
  "Thanks, we are looking into it.",
  "Same here, on two devices.",
  "Can you still see it today?",
  "I asked the others; more tomorrow.",
  "That fits what support hears.",
];

const sayAnything = ({ number }: Row, index: number): string => SAYINGS[(number + index) % SAYINGS.length]!;
