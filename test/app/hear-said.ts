import { type CommandClaim, hearCommands } from "../../app/hear-commands.ts";
import { type Actor, toActor } from "../../shared/domain/actor.ts";
import type { BoardMove } from "../../shared/domain/board-move.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import type { ObservedComment, ObservedIssue } from "../../shared/reconcile/ports.ts";
import { AUTOMATION, daysAgo, issueOf, mapOf, NO_NEIGHBOURS, NOW } from "../decide/build.ts";

const MAP = mapOf(`
streams: { pay: { name: Paying, words: [pay] }, search: { name: Searching, words: [search] } }
project: { owner: acme, number: 7 }
${AUTOMATION}
`);
export const MARA = toActor("mara", "user");
export const SAM = toActor("sam", "user");
export const ALICE = toActor("alice", "user");

export interface Said {
  readonly body: string;
  readonly by?: Actor;
  /** Whom the comment on GitHub is by; not told = the same. */
  readonly author?: Actor | null;
  readonly answered?: boolean;
  /** Not told = as answered. */
  readonly agreed?: boolean;
  /** When, in minutes since the first; not told = as many as there are comments before. */
  readonly minute?: number;
}

const START = daysAgo(1);
export const minute = (count: number): number => START + count * 60_000;
/** mara may do everything, alice is the issue's author. */
export async function hear(
  said: readonly Said[],
  more: Partial<Issue> = {},
  arrange = (claims: readonly CommandClaim[]): readonly CommandClaim[] => claims,
  moves: readonly BoardMove[] = [],
) {
  const asked: string[] = [];
  const comments = said.map(
    (
      { body, by = MARA, author = by, answered = false, agreed = answered, minute: at },
      index,
    ): ObservedComment => ({
      id: `C${index}`,
      body,
      author,
      createdAt: minute(at ?? index),
      answered,
      agreed,
    }),
  );
  const claims = said.map(
    ({ by = MARA }, index): CommandClaim => ({ kind: "command", comment: index, node: `C${index}`, by }),
  );
  const observed = {
    id: "I1",
    issue: issueOf({ events: [], ...more }),
    comments,
  } as unknown as ObservedIssue;
  const planWith = (setting: Parameters<typeof planIssue>[4]) =>
    planIssue(
      observed.issue,
      NO_NEIGHBOURS,
      MAP,
      { now: NOW, occasion: "event", mapUrl: () => null },
      setting,
    );
  const people = {
    canTriage: async (_: unknown, { login }: Actor) => {
      asked.push(login);
      return login === "mara";
    },
  };
  const ears = {
    name: { owner: "acme", repo: "shop", number: 7 },
    claims: arrange(claims),
    map: MAP,
    people,
    mapUrl: () => "https://example.com/map",
    moves,
    now: NOW,
  };
  const heard = await hearCommands(ears, observed, planWith(undefined));
  const writes = heard.answer(planWith({ setting: heard.setting, moves: [] }));
  const told = writes.map((write) => {
    if (write.kind === "react") return `${write.comment} ${write.content}`;
    return write.kind === "add-comment" ? `reply: ${write.body}` : write.kind;
  });
  return { setting: heard.setting, told, asked };
}
