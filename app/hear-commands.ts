import { writeExplanation } from "../shared/comment/write-explanation.ts";
import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { explain } from "../shared/decide/explain.ts";
import { weighIssue } from "../shared/decide/weigh-issue.ts";
import { type Actor, isSameActor } from "../shared/domain/actor.ts";
import type { BoardMove } from "../shared/domain/board-move.ts";
import type { IssueName } from "../shared/domain/place.ts";
import type { PlannedIssue } from "../shared/domain/planned-issue.ts";
import type { ObservedComment, ObservedIssue, PeopleReader, Write } from "../shared/reconcile/ports.ts";
import type { Heard } from "../shared/reconcile/reconcile-issue.ts";
import { readCommands } from "./commands.ts";
import { isOvertaken } from "./is-overtaken.ts";
import { listFollowed } from "./list-followed.ts";
import { type PermittedCommands, permitCommands } from "./permit-commands.ts";
import type { Claim } from "./wake-up.ts";
import { writeCommandReply } from "./write-command-reply.ts";

export type CommandClaim = Extract<Claim, { kind: "command" }>;

export interface CommandEars {
  readonly name: IssueName;
  readonly claims: readonly CommandClaim[];
  /** On the issue's board, told with them. */
  readonly moves: readonly BoardMove[];
  readonly map: CompiledMap;
  readonly people: PeopleReader;
  readonly mapUrl: (repo: string | null) => string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A comment whose commands are to be followed or refused. */
interface HeardComment {
  readonly comment: ObservedComment;
  readonly by: Actor;
  readonly commands: PermittedCommands;
}

/**
 * Understands the commands of an issue's new comments and who may use them. A comment that we reacted to was heard
 * before; one that is gone, or holds no command any more, says nothing. The last comment that sets something counts,
 * unless people said something else since: `by` wrote it.
 */
export async function hearCommands(
  ears: CommandEars,
  observed: ObservedIssue,
  planned: PlannedIssue,
): Promise<Heard & { readonly by: Actor | null }> {
  const heard: HeardComment[] = [];
  const permissions = new Map<string, Promise<boolean>>();
  for (const [comment, by] of findComments(ears.claims, observed)) {
    const reading = readCommands(comment.body, ears.map.flowMap);
    if (
      reading.setting === null &&
      !reading.wantsWhy &&
      !reading.wantsRecheck &&
      reading.problems.length === 0
    )
      continue;
    const canTriage = await remember(permissions, by, () => ears.people.canTriage(ears.name, by));
    const asker = {
      canTriage,
      isAuthor: isSameActor(observed.issue.author, by),
      isOpen: observed.issue.open,
      outcome: planned.decision.outcome,
    };
    heard.push({ comment, by, commands: permitCommands(reading, asker) });
  }
  const setter = findSetter(heard, ears, observed, planned);
  return {
    setting: setter?.commands.setting ?? null,
    followed: listFollowed(observed.comments, ears.map.flowMap),
    by: setter?.by ?? null,
    answer: (final) => heard.flatMap((one) => answer(one, observed, final, ears)),
  };
}

function findSetter(
  heard: readonly HeardComment[],
  { map, moves, now }: CommandEars,
  observed: ObservedIssue,
  planned: PlannedIssue,
): HeardComment | null {
  const last = heard.findLast(({ commands }) => commands.setting !== null);
  const setting = last?.commands.setting;
  if (last === undefined || setting == null) return null;
  return isOvertaken(last.comment, setting, { observed, planned, map, moves, now }) ? null : last;
}

/**
 * The comments that are to be heard, each once, as they were written, whatever the order they were told in; with who
 * wrote it: nobody speaks for somebody else.
 */
function findComments(
  claims: readonly CommandClaim[],
  { comments }: ObservedIssue,
): (readonly [comment: ObservedComment, by: Actor])[] {
  const inOrder = claims.toSorted((one, other) => one.comment - other.comment);
  const byNode = new Map(inOrder.map((claim) => [claim.node, claim.by]));
  return [...byNode].flatMap(([node, by]) => {
    const comment = comments.find(({ id }) => id === node);
    const isHeard = comment === undefined || comment.answered || !isSameActor(comment.author, by);
    return isHeard ? [] : [[comment, by] as const];
  });
}

async function remember(
  known: Map<string, Promise<boolean>>,
  { login, kind }: Actor,
  ask: () => Promise<boolean>,
): Promise<boolean> {
  const key = `${kind} ${login}`;
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return await answer;
}

/**
 * The reaction goes before the reply: if only one of them gets through, the comment is not answered twice. A bot gets no
 * reply, since two bots that answer each other never end.
 */
function answer(
  { comment, by, commands }: HeardComment,
  observed: ObservedIssue,
  planned: PlannedIssue,
  { map, mapUrl }: CommandEars,
): Write[] {
  const problem = writeCommandReply(commands, map.flowMap);
  const why = commands.wantsWhy ? writeWhy(planned, map, mapUrl) : null;
  const reply = [problem, why].filter((part) => part !== null).join("\n\n");
  const content = problem === null ? "THUMBS_UP" : "CONFUSED";
  return [
    { kind: "react", comment: comment.id, content },
    ...(reply === "" || by.kind === "bot"
      ? []
      : [{ kind: "add-comment", issue: observed.id, body: reply } as const]),
  ];
}

function writeWhy(
  { issue, decision, neighbours }: PlannedIssue,
  map: CompiledMap,
  mapUrl: CommandEars["mapUrl"],
): string {
  const subject = { weighed: weighIssue(issue, map), decision, parent: neighbours.parent, map };
  return writeExplanation(explain(subject), map.flowMap, mapUrl(issue.repo));
}
