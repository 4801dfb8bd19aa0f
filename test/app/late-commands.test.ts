import { describe, expect, test } from "vitest";
import type { BoardMove } from "../../shared/domain/board-move.ts";
import type { BoardPlace, Issue } from "../../shared/domain/issue.ts";
import { BOT, put, took } from "../decide/build.ts";
import { hear, minute, SAM, type Said } from "./hear-said.ts";

const [PAY, SEARCH, HELD] = ["stream: pay", "stream: search", "held: stream"];
const move = (to: string, at: number): BoardMove => ({ from: null, to, by: SAM, at: minute(at) });
const card = (option: string | null, at: number): BoardPlace => ({
  kind: "card",
  option,
  ...(option === null ? { updatedAt: null, changedAt: minute(at) } : { updatedAt: minute(at) }),
  archived: false,
});

describe("a command that is heard late", () => {
  const late: Said = { body: "/stream search", minute: 0 };
  const REACTED = ["C0 THUMBS_UP"];
  const FOLLOWED = { kind: "stream", id: "search" };

  test.each<[string, Partial<Said>]>([
    ["followed", {}],
    ["followed, in the same second", { minute: 0 }],
  ])("after a later one was %s: it sets nothing, and gets its reaction", async (_, more) => {
    const heard = await hear([late, { body: "/stream pay", answered: true, ...more }]);
    expect(heard).toMatchObject({ setting: null, told: REACTED });
  });

  test.each<[string, Partial<Said>]>([
    ["was refused", { agreed: false }],
    ["sets nothing", { body: "/stream recheck" }],
    ["is no command", { body: "Thank you" }],
  ])("after a later comment that %s: it is followed", async (_, more) => {
    const heard = await hear([late, { body: "/stream pay", answered: true, ...more }]);
    expect(heard).toMatchObject({ setting: FOLLOWED, told: REACTED });
  });

  test("after an older one was followed: it is followed", async () => {
    const heard = await hear([{ body: "/stream pay", answered: true }, { body: "/stream search" }]);
    expect(heard.setting).toEqual(FOLLOWED);
  });

  test("together with a newer one, both after a label: neither is followed, both get a reaction", async () => {
    const heard = await hear([late, { body: "/stream none" }], { events: [put(PAY, SAM, minute(2))] });
    expect(heard).toMatchObject({ setting: null, told: ["C0 THUMBS_UP", "C1 THUMBS_UP"] });
  });

  test.each<[string, Issue["events"], boolean]>([
    ["another stream's label was put", [put(PAY, SAM, minute(1))], false],
    ["in the same second", [put(PAY, SAM, minute(0))], true],
    ["before it", [put(PAY, SAM, minute(-1))], true],
    ["by us", [put(PAY, BOT, minute(1))], true],
    ["its own label was taken off", [took(SEARCH, SAM, minute(1))], false],
    ["its own label was put", [put(SEARCH, SAM, minute(1))], true],
    ["another stream's label was taken off, as it wants", [took(PAY, SAM, minute(1))], true],
    ["the hold was taken off", [took(HELD, SAM, minute(1))], false],
    ["a label of no meaning was put", [put("bug", SAM, minute(1))], true],
  ])("after %s", async (_, events, isFollowed) => {
    const heard = await hear([late], { events });
    expect(heard).toMatchObject({ setting: isFollowed ? FOLLOWED : null, told: REACTED });
  });

  test.each<[string, readonly BoardMove[], boolean]>([
    ["a later move on the board", [move("Paying", 1)], false],
    ["one in the same second", [move("Paying", 0)], true],
    ["an older one", [move("Paying", -1)], true],
    ["one to what is no stream's", [move("Later", 1)], true],
  ])("together with %s", async (_, moves, isFollowed) => {
    const updatedAt = moves[0]!.at;
    const board = { kind: "card", option: moves[0]!.to, updatedAt, archived: false } as const;
    const history = [put(PAY, BOT, minute(-9))];
    const heard = await hear([late], { board, labels: [PAY], events: history }, (all) => all, moves);
    expect(heard.setting).toEqual(isFollowed ? FOLLOWED : null);
  });

  const held = [put(PAY, BOT, minute(5)), put(HELD, BOT, minute(5))];
  test.each<[string, Partial<Issue>, boolean]>([
    ["followed", { labels: [PAY, HELD], events: held, board: card("Paying", 4) }, false],
    ["older", { labels: [PAY, HELD], events: held, board: card("Paying", -1) }, true],
    ["ours, after its label", { labels: [PAY, HELD], events: held, board: card("Paying", 6) }, true],
    ["cleared", { labels: [HELD], events: held.slice(1), board: card(null, 4) }, false],
    ["cleared before", { labels: [HELD], events: held.slice(1), board: card(null, -1) }, true],
    [
      "not followed yet",
      { labels: [SEARCH], events: [put(SEARCH, BOT, minute(-9))], board: card("Paying", 4) },
      false,
    ],
  ])("after a move on the board that is %s", async (_, issue, isFollowed) =>
    expect((await hear([late], issue)).setting).toEqual(isFollowed ? FOLLOWED : null),
  );
});
