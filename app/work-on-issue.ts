import type { BoardMove } from "../shared/domain/board-move.ts";
import type { Occasion } from "../shared/domain/occasion.ts";
import type { RepositoryName } from "../shared/domain/place.ts";
import type { FirstComments } from "../shared/reconcile/first-comments.ts";
import { lookWithMap } from "../shared/reconcile/look-with-map.ts";
import type { IssueReader } from "../shared/reconcile/ports.ts";
import { type IssueTask, type Reconciled, reconcileIssue } from "../shared/reconcile/reconcile-issue.ts";
import type { RepositoryDesk } from "../shared/reconcile/repository-desk.ts";
import { foldName } from "../shared/text/fold-name.ts";
import type { Desks } from "./desks.ts";
import type { FindTools } from "./github-tools.ts";
import { type CommandClaim, hearCommands } from "./hear-commands.ts";
import type { LookedAt } from "./list-ledger-entries.ts";
import { type Claim, type IssuePlace, type Priority, purposeOf } from "./wake-up.ts";

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
  /** Told of each look that was carried out. Must not reject. */
  readonly record: (look: LookedAt) => Promise<void>;
}

const OCCASIONS: Readonly<Record<Priority, Occasion>> = {
  event: "event",
  related: "sweep",
  background: "backfill",
};

export type WorkedOn =
  | Exclude<Reconciled, { kind: "stale-map" }>
  /** The repository is called otherwise now: nothing was done. */
  | { readonly kind: "renamed"; readonly name: RepositoryName };

/** Looks at one issue of a repository and does what is to be done; null = the repository has no flow map. */
export async function workOnIssue(work: IssueWork, tools: IssueWorkTools): Promise<WorkedOn | null> {
  const openDesk = async (anew: boolean): Promise<RepositoryDesk | null> => {
    if (anew) tools.desks.drop(work.place);
    return await tools.desks.find(work.place);
  };
  try {
    return await lookWithMap(openDesk, (desk) => reconcileAt(desk, work, tools));
  } catch (error) {
    if (error instanceof Renamed) return { kind: "renamed", name: error.repository };
    throw error;
  }
}

/** Leaves a look at an issue whose repository is called otherwise now. */
class Renamed extends Error {
  readonly repository: RepositoryName;

  constructor(repository: RepositoryName) {
    super("The repository has another name.");
    this.repository = repository;
  }
}

export const isSameName = (one: RepositoryName, other: RepositoryName): boolean =>
  `${one.owner}/${one.repo}`.toLowerCase() === `${other.owner}/${other.repo}`.toLowerCase();

/** GitHub follows former names, and answers with the present one. */
const watchName = (reader: Pick<IssueReader, "readIssue">): Pick<IssueReader, "readIssue"> => ({
  readIssue: async (name, lookup) => {
    const observed = await reader.readIssue(name, lookup);
    const [owner = "", repo = ""] = observed?.issue.repo?.split("/") ?? [];
    if (repo !== "" && !isSameName({ owner, repo }, name)) throw new Renamed({ owner, repo });
    return observed;
  },
});

async function reconcileAt(
  desk: RepositoryDesk,
  { place, claims, priority }: IssueWork,
  { findTools, firstComments, mapUrl, now, record }: IssueWorkTools,
): Promise<Reconciled> {
  const { installation, owner, repo } = place;
  const purpose = purposeOf(priority);
  const github = await findTools({ installation, repository: { owner, repo }, purpose });
  const commands = claims.filter((claim): claim is CommandClaim => claim.kind === "command");
  const task: IssueTask = {
    name: place,
    occasion: OCCASIONS[priority],
    moves: readMoves(claims, desk),
    comments: [...new Set(commands.map(({ node }) => node))],
    cardRemoved: claims.some((claim) => claim.kind === "card-removed" && isOurBoard(claim.board, desk)),
  };
  const followed: { command: LookedAt["command"] } = { command: null };
  const result = await reconcileIssue(task, desk, {
    reader: watchName(github.issues),
    writer: github.writer,
    now,
    mapUrl,
    mayAskAnew: () => firstComments.take(place, now()),
    askedInVain: () => firstComments.giveBack(place),
    hear: async (observed, planned) => {
      const { people } = github;
      const { moves } = task;
      const ears = { name: place, claims: commands, moves, map: desk.map, people, mapUrl, now: now() };
      const { by, ...heard } = await hearCommands(ears, observed, planned);
      followed.command = heard.setting !== null && by !== null ? { setting: heard.setting, by } : null;
      return heard;
    },
  });
  if (result.kind === "done") {
    const { planned, writes } = result;
    const { command } = followed;
    await record({ place, planned, map: desk.map, writes, command, moves: task.moves, now: now() });
  }
  return result;
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
