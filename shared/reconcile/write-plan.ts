import type { Change } from "../domain/plan.ts";
import { foldName } from "../text/fold-name.ts";
import type { ObservedIssue, Write } from "./ports.ts";
import type { RepositoryDesk } from "./repository-desk.ts";

/** A plan's changes as writes: `later` needs the id of the card that the first ones add. */
export interface PlannedWrites {
  readonly now: readonly Write[];
  readonly later: ((itemId: string) => Write) | null;
}

/**
 * Names the things that a plan changes by their ids. A label that cannot be had is left out: why is among the desk's
 * troubles.
 */
export async function toWrites(
  changes: readonly Change[],
  observed: ObservedIssue,
  desk: RepositoryDesk,
): Promise<PlannedWrites> {
  const labels = await writeLabels(changes, observed, desk);
  const board = writeBoard(changes, observed, desk);
  const comments = changes.flatMap((change) =>
    change.kind === "comment" ? writeComment(change, observed) : [],
  );
  return { now: [...labels, ...board.now, ...comments], later: board.later };
}

async function writeLabels(
  changes: readonly Change[],
  { id, labelIds: onIssue }: ObservedIssue,
  desk: RepositoryDesk,
): Promise<Write[]> {
  const named = (kind: "add-label" | "remove-label") =>
    changes.flatMap((change) => (change.kind === kind ? [change.label] : []));
  const [adds, removes] = [named("add-label"), named("remove-label")];
  if (adds.length + removes.length === 0) return [];
  const ids = adds.length === 0 ? new Map<string, string>() : await desk.labelIds(adds);
  const present = new Map([...onIssue].map(([name, labelId]) => [foldName(name), labelId]));
  const idOf = (name: string): string[] => {
    const found = present.get(foldName(name)) ?? ids.get(foldName(name));
    return found === undefined ? [] : [found];
  };
  const writes: Write[] = [
    { kind: "add-labels", issue: id, labels: adds.flatMap(idOf) },
    { kind: "remove-labels", issue: id, labels: removes.flatMap(idOf) },
  ];
  return writes.filter((write) => "labels" in write && write.labels.length > 0);
}

function writeBoard(
  changes: readonly Change[],
  { id, itemId }: ObservedIssue,
  { board }: RepositoryDesk,
): PlannedWrites {
  if (board?.board == null || board.fieldId === null) return { now: [], later: null };
  const place = { board: board.board.id, field: board.fieldId };
  const now: Write[] = [];
  let later: PlannedWrites["later"] = null;
  for (const change of changes) {
    if (change.kind === "add-to-board") now.push({ kind: "add-item", board: place.board, issue: id });
    else if (change.kind === "clear-field" && itemId !== null) {
      now.push({ kind: "clear-field", ...place, item: itemId });
    } else if (change.kind === "set-field") {
      const option = board.options.get(foldName(change.option));
      if (option === undefined) continue;
      const set = (item: string): Write => ({ kind: "set-field", ...place, item, option });
      if (itemId === null) later = set;
      else now.push(set(itemId));
    }
  }
  return { now, later };
}

function writeComment(
  { action, body }: Extract<Change, { kind: "comment" }>,
  { id, stickyId, issue: { sticky } }: ObservedIssue,
): Write[] {
  if (action === "create") return [{ kind: "add-comment", issue: id, body }];
  if (stickyId === null || sticky.kind !== "present") return [];
  const edit: Write = { kind: "edit-comment", comment: stickyId, body };
  if (action === "resolve") return [edit, { kind: "minimize-comment", comment: stickyId }];
  return sticky.comment.minimized ? [edit, { kind: "unminimize-comment", comment: stickyId }] : [edit];
}
