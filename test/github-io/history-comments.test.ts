import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { readShop } from "./open-shop-histories.ts";

/** Who wrote a comment: the author, a bot, or somebody else ("noor"). */
const LOGINS = { s: "sam", b: "helper", n: "noor" } as const;
type Letter = keyof typeof LOGINS;

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop({ limits: false });
  shop.fake.seed.user("helper", "Bot");
});
afterEach(() => shop.fake.close());

/** Opens an issue with these comments, a second apart, a letter each. */
function openWith(comments: string): { readonly number: number; readonly start: number } {
  const { number } = shop.fake.as("sam").openIssue("shop/web", { title: "Card" });
  const start = shop.clock();
  for (const one of comments) {
    shop.clock.pass(1000);
    shop.fake.as(LOGINS[one as Letter]).comment(`shop/web#${number}`, "Me too");
  }
  return { number, start };
}

/** Those of the comments that were read, in their places; "." = not read. */
function showComments({ events }: Issue, all: string, start: number): string {
  const read = events!.filter(({ event }) => event === "commented");
  const shown = Array.from(all, () => ".");
  for (const { at, actor } of read) {
    const place = (at - start) / 1000 - 1;
    expect(shown[place]).toBe(".");
    expect(LOGINS[all[place] as Letter]).toBe(actor!.login);
    shown[place] = all[place]!;
  }
  return shown.join("");
}

const followed = () => shop.fake.requests.filter(({ documentName }) => documentName === "ReadMoreHistory");
const [BOTS_9, BOTS_50, BOTS_100] = [9, 50, 100].map((count) => "b".repeat(count));

describe("of an open issue's comments there are read", () => {
  test.each([
    ["none where none are", "", "", 0],
    ["all, where first and last overlap", "sbsbsbsbn", "sbsbsbsbn", 0],
    ["all, where first and last meet", `sbsbs${BOTS_9}n`, `sbsbs${BOTS_9}n`, 0],
    [
      "the first ones up to an answer, and the last ones",
      `n${BOTS_50}s`,
      `nbbbb${".".repeat(37)}${BOTS_9}s`,
      0,
    ],
    [
      "more, until somebody has answered",
      `${"s".repeat(20)}n${"s".repeat(20)}`,
      `${"s".repeat(20)}n${"s".repeat(20)}`,
      1,
    ],
    [
      "more, back to the last one by a person",
      `n${BOTS_100}s${BOTS_50}`,
      `nbbbb${".".repeat(37)}${"b".repeat(59)}s${BOTS_50}`,
      1,
    ],
    ["all, where only bots talk", BOTS_100!.repeat(2), BOTS_100!.repeat(2), 1],
  ])("%s", async (_what, all, shown, requests) => {
    const { start } = openWith(all);
    const [observed] = await readShop(shop);
    expect(showComments(observed!.issue, all, start)).toBe(shown);
    expect(followed()).toHaveLength(requests);
  });
});

test("of a closed issue's comments those up to an answer are read", async () => {
  const all = `sbsbsbsbn${"s".repeat(120)}`;
  const issues = [all, `n${"s".repeat(20)}`].map(openWith);
  for (const { number } of issues) shop.fake.as("mara").close(`shop/web#${number}`);
  const [late, soon] = await readShop(shop);
  expect(showComments(late!.issue, all, issues[0]!.start)).toBe(all.slice(0, 105).padEnd(all.length, "."));
  expect(showComments(soon!.issue, `n${"s".repeat(20)}`, issues[1]!.start)).toBe("nssss".padEnd(21, "."));
});

test("for any comments: all up to the first answer, all from the last person's on, none twice", async () => {
  const comments = fc.string({ unit: fc.constantFrom("s", "b", "b", "n"), maxLength: 40 });
  const bots = fc.string({ unit: fc.constant("b"), maxLength: 130 });
  const backlog = fc.array(
    fc.tuple(bots, comments, bots).map((parts) => parts.join("")),
    { minLength: 1, maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(backlog, async (texts) => {
      const issues = texts.map((all) => ({ all, ...openWith(all) }));
      const histories = new Map((await readShop(shop)).map(({ issue }) => [issue.number, issue]));
      for (const { all, number, start } of issues) {
        const shown = showComments(histories.get(number)!, all, start);
        const upToAnswer = /^[sb]*n?/.exec(all)![0];
        const sincePerson = (/[sn]b*$/.exec(all) ?? [all])[0]!;
        expect(shown.slice(0, upToAnswer.length)).toBe(upToAnswer);
        expect(shown.slice(all.length - sincePerson.length)).toBe(sincePerson);
        shop.fake.as("mara").deleteIssue(`shop/web#${number}`);
      }
    }),
    { numRuns: 12 },
  );
});
