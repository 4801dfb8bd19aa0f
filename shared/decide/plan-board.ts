import type { Decision } from "../domain/decision.ts";
import type { Change } from "../domain/plan.ts";
import { foldName } from "../text/fold-name.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { readBoard } from "./read-board.ts";
import type { WeighedIssue } from "./weigh-issue.ts";

export type BoardChange = Extract<Change, { kind: "set-field" | "clear-field" | "add-to-board" }>;

/**
 * What makes the board show where an open issue sits: the card, unless a person took it off; the stream's option; no
 * value without a stream. Archived cards, options that the map does not know, and the value of an issue whose labels
 * disagree are left alone. Without a board that was read nothing is planned.
 *
 * @param options folded names of the options that the field has or gets; what has no option cannot be shown
 */
export function planBoard(
  { issue }: WeighedIssue,
  decision: Decision,
  map: CompiledMap,
  options: ReadonlySet<string>,
): BoardChange[] {
  const { project } = map.flowMap;
  const { board } = issue;
  if (project === null || board === null || !issue.open || decision.outcome === "ignored") return [];
  const adds: BoardChange[] =
    board.kind === "absent" && project.addItems && !board.removedByPerson ? [{ kind: "add-to-board" }] : [];
  // Labels of people disagree: whatever value there is stays.
  if (decision.contested.length > 0) return adds;
  const wanted = decision.stream === null ? null : (map.streams.get(decision.stream)?.name ?? null);
  const set: BoardChange[] =
    wanted !== null && options.has(foldName(wanted))
      ? [{ kind: "set-field", field: project.field, option: wanted }]
      : [];
  if (board.kind === "absent") return adds.length === 0 ? [] : [...adds, ...set];
  const reading = readBoard(issue, map);
  if (reading.kind === "untold" || reading.kind === "unknown") return [];
  if (wanted !== null) return foldName(board.option ?? "") === foldName(wanted) ? [] : set;
  return reading.kind === "stream" ? [{ kind: "clear-field", field: project.field }] : [];
}
