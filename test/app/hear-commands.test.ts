import { describe, expect, test } from "vitest";
import { type CommandClaim, hearCommands } from "../../app/hear-commands.ts";
import { type Actor, toActor } from "../../shared/domain/actor.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import type { ObservedComment, ObservedIssue } from "../../shared/reconcile/ports.ts";
import { AUTOMATION, issueOf, mapOf, NO_NEIGHBOURS, NOW } from "../decide/build.ts";

const MAP = mapOf(`
streams: { pay: { name: Paying, words: [pay] }, search: { name: Searching, words: [search] } }
${AUTOMATION}
`);
const MARA = toActor("mara", "user");
const SAM = toActor("sam", "user");
const ALICE = toActor("alice", "user");

interface Said {
  readonly body: string;
  readonly by?: Actor;
  /** Whom the comment on GitHub is by; not told = the same. */
  readonly author?: Actor | null;
  readonly answered?: boolean;
}

/** mara may do everything, alice is the issue's author. */
async function hear(
  said: readonly Said[],
  more: Partial<Issue> = {},
  arrange = (claims: readonly CommandClaim[]): readonly CommandClaim[] => claims,
) {
  const asked: string[] = [];
  const comments = said.map(
    ({ body, by = MARA, author = by, answered = false }, index): ObservedComment => ({
      id: `C${index}`,
      body,
      author,
      answered,
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
  };
  const heard = await hearCommands(ears, observed, planWith(undefined));
  const writes = heard.answer(planWith({ setting: heard.setting, moves: [] }));
  const told = writes.map((write) => {
    if (write.kind === "react") return `${write.comment} ${write.content}`;
    return write.kind === "add-comment" ? `reply: ${write.body}` : write.kind;
  });
  return { setting: heard.setting, told, asked };
}

test("a setting is taken and acknowledged, with one question about the permission", async () =>
  expect(await hear([{ body: "/stream search" }])).toEqual({
    setting: { kind: "stream", id: "search" },
    told: ["C0 THUMBS_UP"],
    asked: ["mara"],
  }));

test("of several comments each is acknowledged, the last setting counts, a person is asked about once", async () =>
  expect(
    await hear([{ body: "/stream search" }, { body: "/stream recheck" }, { body: "/stream none" }]),
  ).toEqual({
    setting: { kind: "none" },
    told: ["C0 THUMBS_UP", "C1 THUMBS_UP", "C2 THUMBS_UP"],
    asked: ["mara"],
  }));

test("what is wrong is told in one line, behind the reaction", async () => {
  const { setting, told } = await hear([{ body: "/stream serach" }]);
  expect(setting).toBeNull();
  expect(told).toEqual([
    "C0 CONFUSED",
    expect.stringMatching(
      /^reply: The map has no stream "serach"\. Is "search" meant\? Valid: `\/stream pay`/,
    ),
  ]);
});

test("a bot gets no reply: two bots that answer each other never end", async () => {
  const { told } = await hear([{ body: "/stream serach", by: toActor("mara[bot]") }]);
  expect(told).toEqual(["C0 CONFUSED"]);
});

test("several comments are heard in the order in which they were written", async () => {
  const { setting } = await hear([{ body: "/stream none" }, { body: "/stream search" }], {}, (all) =>
    all.toReversed(),
  );
  expect(setting).toEqual({ kind: "stream", id: "search" });
});

test("why is answered for the issue as the same comment leaves it", async () => {
  const { told } = await hear([{ body: "/stream why\n/stream search" }], { title: "pay" });
  expect(told).toEqual([
    "C0 THUMBS_UP",
    expect.stringContaining("It sits in Searching: a person put the label"),
  ]);
  expect(told[1]).toContain('Evidence: **Paying**: "pay" in the title, +3');
  expect(told[1]).toContain("[The flow map](https://example.com/map)");
});

describe("a stranger", () => {
  test("is refused, and told nothing of the map", async () => {
    const { setting, told } = await hear([{ body: "/stream search\n/stream why", by: SAM }]);
    expect(setting).toBeNull();
    expect(told).toEqual([
      "C0 CONFUSED",
      "reply: These commands are for people with triage permission on this repository.",
    ]);
  });

  test("may name the stream of an own issue while it has none", async () => {
    expect((await hear([{ body: "/stream search", by: ALICE }])).setting).toEqual({
      kind: "stream",
      id: "search",
    });
    expect((await hear([{ body: "/stream search", by: ALICE }], { title: "pay" })).setting).toBeNull();
  });

  test("does not speak for somebody else", async () =>
    expect(await hear([{ body: "/stream search", by: MARA, author: SAM }])).toEqual({
      setting: null,
      told: [],
      asked: [],
    }));

  test("cannot ping or inject through the reply", async () => {
    const { told } = await hear([{ body: "/stream @everyone <img src=x> [a](http://b) #1" }]);
    expect(told[1]).not.toMatch(/@everyone|<img|\]\(http|#1/);
  });
});

test.each<[string, Said]>([
  ["heard before", { body: "/stream search", answered: true }],
  ["edited until no command was left", { body: "never mind" }],
  ["in a quote only", { body: "> /stream search" }],
])("a comment that was %s says nothing", async (_, said) =>
  expect(await hear([said])).toEqual({ setting: null, told: [], asked: [] }),
);

test("twenty commands get one reaction and one short reply", async () => {
  const body = Array.from({ length: 20 }, (_, index) => `/stream nowhere-${index}`).join("\n");
  const { told } = await hear([{ body }]);
  expect(told).toHaveLength(2);
  expect(told[1]!.length).toBeLessThan(700);
});
