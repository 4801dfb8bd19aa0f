import { describe, expect, test } from "vitest";
import { toActor } from "../../shared/domain/actor.ts";
import { ALICE, hear, MARA, SAM, type Said } from "./hear-said.ts";

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
