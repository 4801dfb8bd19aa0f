import type { BoardMove } from "../shared/domain/board-move.ts";
import { GitHubError } from "../shared/domain/github-error.ts";
import type { Occasion } from "../shared/domain/occasion.ts";
import type { FirstComments } from "../shared/reconcile/first-comments.ts";
import { type IssueTask, type Reconciled, reconcileIssue } from "../shared/reconcile/reconcile-issue.ts";
import type { RepositoryDesk } from "../shared/reconcile/repository-desk.ts";
import { foldName } from "../shared/text/fold-name.ts";
import type { Desks } from "./desks.ts";
import type { FindTools } from "./github-tools.ts";
import { type CommandClaim, hearCommands } from "./hear-commands.ts";
import type { Claim, IssuePlace, Priority } from "./wake-up.ts";

export interface IssueWork {
  readonly place: IssuePlace;
  readonly claims: readonly Claim[];
  readonly priority: Priority;
}

export interface IssueWorkTools {
  readonly desks: Desks;
  readonly findTools: FindTools;
  readonly firstComments: FirstComments;
  readonly mapUrl: (repo: string | null) => string | null;
  readonly now: () => number;
}

const OCCASIONS: Readonly<Record<Priority, Occasion>> = {
  event: "event",
  related: "sweep",
  background: "backfill",
};

/** The map can change under a look; thrice in a row is more than bad luck. */
const MOST_LOOKS = 3;

/** Looks at one issue of a repository and does what is to be done; null = the repository has no flow map. */
export async function workOnIssue(
  work: IssueWork,
  tools: IssueWorkTools,
): Promise<Exclude<Reconciled, { kind: "stale-map" }> | null> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const desk = await tools.desks.find(work.place);
    if (desk === null) return null;
    const result = await reconcileAt(desk, work, tools);
    if (result.kind !== "stale-map") return result;
    tools.desks.drop(work.place);
  }
  throw new GitHubError("unavailable", "The flow map changes faster than it can be read.");
}

async function reconcileAt(
  desk: RepositoryDesk,
  { place, claims, priority }: IssueWork,
  { findTools, firstComments, mapUrl, now }: IssueWorkTools,
): Promise<Reconciled> {
  const github = await findTools(place.installation);
  const commands = claims.filter((claim): claim is CommandClaim => claim.kind === "command");
  const task: IssueTask = {
    name: place,
    occasion: OCCASIONS[priority],
    moves: readMoves(claims, desk),
    comments: [...new Set(commands.map(({ node }) => node))],
    cardRemoved: claims.some((claim) => claim.kind === "card-removed" && isOurBoard(claim.board, desk)),
  };
  return await reconcileIssue(task, desk, {
    reader: github.issues,
    writer: github.writer,
    now,
    mapUrl,
    mayAskAnew: () => firstComments.take(place, now()),
    askedInVain: () => firstComments.giveBack(place),
    hear: (observed, planned) =>
      hearCommands(
        { name: place, claims: commands, map: desk.map, people: github.people, mapUrl },
        observed,
        planned,
      ),
  });
}

const isOurBoard = (board: string, desk: RepositoryDesk): boolean => desk.board?.board?.id === board;

/** Moves on other boards, and in other fields of ours, say nothing of streams. */
function readMoves(claims: readonly Claim[], desk: RepositoryDesk): BoardMove[] {
  const field = foldName(desk.map.flowMap.project?.field ?? "");
  return claims.flatMap((claim) =>
    claim.kind === "card-moved" && isOurBoard(claim.board, desk) && foldName(claim.field) === field
      ? [claim]
      : [],
  );
}
