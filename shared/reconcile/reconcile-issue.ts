import type { BoardMove } from "../domain/board-move.ts";
import type { Occasion } from "../domain/occasion.ts";
import type { IssueName } from "../domain/place.ts";
import { isFirstComment } from "../domain/plan.ts";
import type { PlannedIssue } from "../domain/planned-issue.ts";
import type { SaidSetting, StreamSetting } from "../domain/setting.ts";
import { foldName } from "../text/fold-name.ts";
import { applyPlan } from "./apply-plan.ts";
import { findNeighbours } from "./find-neighbours.ts";
import { planIssue } from "./plan-issue.ts";
import type { IssueReader, IssueWriter, ObservedIssue, Write } from "./ports.ts";
import type { RepositoryDesk } from "./repository-desk.ts";

/** What the commands of comments come to. */
export interface Heard {
  readonly setting: StreamSetting | null;
  /** By commands that were followed before, the oldest first. */
  readonly followed: readonly SaidSetting[];
  /** Reactions and replies, for the issue as it is decided with the setting. */
  readonly answer: (planned: PlannedIssue) => readonly Write[];
}

export interface IssueTask {
  readonly name: IssueName;
  readonly occasion: Occasion;
  readonly moves: readonly BoardMove[];
  /** Node ids of comments that hold commands. */
  readonly comments: readonly string[];
  /** A person took the issue's card off the board. */
  readonly cardRemoved: boolean;
}

export interface IssueTools {
  readonly reader: Pick<IssueReader, "readIssue">;
  readonly writer: IssueWriter;
  /** Milliseconds. */
  readonly now: () => number;
  readonly mapUrl: (repo: string | null) => string | null;
  /** Understands the comments that were asked for and those answered before, who may, and what is to be answered. */
  readonly hear: (observed: ObservedIssue, planned: PlannedIssue) => Promise<Heard>;
  /** Whether one more first comment may be posted in this repository now; called once for each that is planned. */
  readonly mayAskAnew: () => boolean;
  /** One that was allowed was not posted: the writes failed, and are tried again. */
  readonly askedInVain: () => void;
}

export type Reconciled =
  /** It is not there any more. */
  | { readonly kind: "gone" }
  /** The flow map is another one now: open the desk again. */
  | { readonly kind: "stale-map" }
  | {
      readonly kind: "done";
      readonly planned: PlannedIssue;
      /** Single writes; 0 = all was right. */
      readonly writes: number;
      /** We put or took a stream's label: whoever follows this issue is to look again. */
      readonly streamChanged: boolean;
      /** A first comment was left out, since there were too many in the last hour. */
      readonly heldBack: boolean;
      /** False = the board could not be read, though it was set up. */
      readonly boardVisible: boolean;
    };

/** Looks at one issue once, decides, and makes GitHub agree. All errors are GitHubErrors. */
export async function reconcileIssue(
  task: IssueTask,
  desk: RepositoryDesk,
  tools: IssueTools,
): Promise<Reconciled> {
  const lookup = desk.lookupFor(task.comments, task.comments.length > 0 || task.moves.length > 0);
  const read = await tools.reader.readIssue(task.name, lookup);
  if (read === null) return { kind: "gone" };
  if (desk.isOutdated(read.mapVersion)) return { kind: "stale-map" };
  const observed = task.cardRemoved ? withoutCard(read) : read;
  const { planned, answers } = await plan(observed, task, desk, tools);
  const asks = planned.changes.some(isFirstComment);
  const heldBack = asks && !tools.mayAskAnew();
  const changes = heldBack ? planned.changes.filter((change) => !isFirstComment(change)) : planned.changes;
  const writes = await applyPlan(changes, observed, desk, tools.writer, answers).catch((error: unknown) => {
    if (asks && !heldBack) tools.askedInVain();
    throw error;
  });
  return {
    kind: "done",
    planned,
    writes,
    streamChanged: changes.some(
      (change) =>
        (change.kind === "add-label" || change.kind === "remove-label") &&
        desk.map.labels.own.has(foldName(change.label)),
    ),
    heldBack,
    boardVisible: read.boardVisible !== false,
  };
}

async function plan(
  observed: ObservedIssue,
  { moves, occasion }: IssueTask,
  desk: RepositoryDesk,
  { now, mapUrl, hear }: IssueTools,
): Promise<{ planned: PlannedIssue; answers: readonly Write[] }> {
  const { issue } = observed;
  const neighbours = findNeighbours(issue, desk.map);
  const settings = { now: now(), occasion, mapUrl, ...(desk.options && { options: desk.options }) };
  const planWith = (setting: StreamSetting | null, followed: readonly SaidSetting[] = []): PlannedIssue =>
    planIssue(issue, neighbours, desk.map, settings, { setting, moves, followed });
  const planned = planWith(null);
  if (observed.comments.length === 0) return { planned, answers: [] };
  const heard = await hear(observed, planned);
  const final = planWith(heard.setting, heard.followed);
  return { planned: final, answers: heard.answer(final) };
}

/** The event tells what the history may not show yet. */
function withoutCard(observed: ObservedIssue): ObservedIssue {
  const { issue } = observed;
  if (issue.board?.kind !== "absent") return observed;
  return { ...observed, issue: { ...issue, board: { kind: "absent", removedByPerson: true } } };
}
