import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AskGraphQL } from "../../shared/github/ask.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { Trouble } from "../github/faults/fault.ts";
import type { Issue } from "../github/state/issue.ts";
import { openShopHistories, readShop } from "./open-shop-histories.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop({ limits: false });
});
afterEach(() => shop.fake.close());

const open = (title = "Card"): Issue => shop.fake.as("sam").openIssue("shop/web", { title });
const asked = (name = "ReadMoreHistory") =>
  shop.fake.requests.filter(({ documentName }) => documentName === name).length;

function labelOften(issue: Issue, times: number): void {
  for (let count = 0; count < times; count++) {
    shop.clock.pass(1000);
    shop.fake.as("mara").label(issue, "bug");
    shop.fake.as("mara").unlabel(issue, "bug");
  }
}

describe("lists are followed to their end", () => {
  test("the timeline: nothing is missing, nothing twice, all in order", async () => {
    labelOften(open(), 130);
    const [observed] = await readShop(shop);
    const events = observed!.issue.events!;
    expect(events.map(({ event }) => event)).toEqual(
      Array.from({ length: 260 }, (_, index) => (index % 2 === 0 ? "labeled" : "unlabeled")),
    );
    const times = events.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(asked()).toBe(2);
  });

  test("of a closed issue, too", async () => {
    const issue = open();
    labelOften(issue, 60);
    shop.fake.as("mara").close(issue);
    const [observed] = await readShop(shop);
    expect(observed!.issue.events).toHaveLength(121);
  });

  test("blockers and sub-issues", async () => {
    const issue = open();
    for (let count = 0; count < 70; count++) shop.fake.as("mara").setParent(open("Child"), issue);
    for (let count = 0; count < 45; count++) shop.fake.as("mara").block(issue, open("Blocker"));
    const [observed] = await readShop(shop);
    const { subIssues, blockedBy } = observed!.issue;
    expect(new Set(subIssues.map(({ number }) => number)).size).toBe(70);
    expect(new Set(blockedBy.map(({ number }) => number)).size).toBe(45);
    expect(asked()).toBe(1);
  });

  test("of many issues together: one request for twenty lists", async () => {
    const issues = Array.from({ length: 45 }, () => open());
    for (const issue of issues) labelOften(issue, 51);
    const all = await readShop(shop);
    expect(all.map(({ issue }) => issue.events!.length)).toEqual(issues.map(() => 102));
    expect(asked()).toBe(3);
    expect(shop.fake.requests.filter(({ documentName }) => documentName === "ReadMoreHistory")).toMatchObject(
      [{ points: 1 }, { points: 1 }, { points: 1 }],
    );
  });

  test("in smaller pieces where that is too much for GitHub", async () => {
    const issues = Array.from({ length: 12 }, () => open());
    for (const issue of issues) labelOften(issue, 51);
    const trouble = { kind: "status", status: 502 } as const;
    shop.fake.fail({ when: ({ documentName }) => documentName === "ReadMoreHistory", times: 2, trouble });
    const all = await readShop(shop);
    expect(all.map(({ issue }) => issue.events!.length)).toEqual(issues.map(() => 102));
    // 20 and 7 are too many, 3 are not.
    expect(asked()).toBe(2 + 4);
  });
});

test("an issue that goes while its lists are read is left out, the others are not", async () => {
  const [gone, there, short] = [open(), open(), open()];
  for (const issue of [gone!, there!]) labelOften(issue, 51);
  const deleteFirst = (ask: AskGraphQL): AskGraphQL => {
    return (document, variables) => {
      if (/^query ReadMoreHistory/.test(document)) shop.fake.as("mara").deleteIssue(gone!);
      return ask(document, variables);
    };
  };
  const all = await readShop(shop, 0, openShopHistories(shop, deleteFirst));
  expect(all.map(({ id }) => id)).toEqual([there!.id, short!.id]);
});

describe("pages", () => {
  test("of open and closed issues are read at the same time, fifty issues each", async () => {
    for (let count = 0; count < 120; count++) {
      const issue = open();
      if (count % 2 === 0) shop.fake.as("mara").close(issue);
    }
    let [flying, most] = [0, 0];
    const count = (ask: AskGraphQL): AskGraphQL => {
      return async (document, variables) => {
        flying += 1;
        most = Math.max(most, flying);
        return await ask(document, variables).finally(() => {
          flying -= 1;
        });
      };
    };
    const all = await readShop(shop, 0, openShopHistories(shop, count));
    expect(all.map(({ issue }) => issue.number)).toEqual(
      Array.from({ length: 120 }, (_, index) => index + 1),
    );
    expect([asked("ReadOpenHistories"), asked("ReadClosedHistories"), most]).toEqual([2, 2, 2]);
  });

  test.each<Trouble>([
    { kind: "status", status: 502 },
    { kind: "drop" },
    { kind: "cut-answer" },
    { kind: "give-up" },
  ])("are smaller after an outage: $kind", async (trouble) => {
    for (let count = 0; count < 60; count++) open();
    shop.fake.fail({ when: ({ documentName }) => documentName === "ReadOpenHistories", trouble });
    expect(await readShop(shop)).toHaveLength(60);
    // 50 fail; then 17 each.
    expect(asked("ReadOpenHistories")).toBe(1 + 4);
  });

  test("and lists that go on are as small as a weak server needs them", async () => {
    const issues = Array.from({ length: 130 }, () => open());
    for (const issue of issues.slice(0, 30)) labelOften(issue, 51);
    for (const issue of issues.slice(20, 60)) shop.fake.as("mara").close(issue);
    const trouble = { kind: "status", status: 502 } as const;
    shop.fake.fail({
      when: ({ nodeCount }) => (nodeCount ?? 0) > 1500,
      times: Number.POSITIVE_INFINITY,
      trouble,
    });
    const all = await readShop(shop);
    expect(all.map(({ issue }) => issue.number)).toEqual(issues.map(({ number }) => number));
    expect(all.filter(({ issue }) => issue.events!.length >= 102)).toHaveLength(30);
  });

  test("an issue that is closed between them is read once", async () => {
    const issues = Array.from({ length: 3 }, () => open());
    const closeFirst = (ask: AskGraphQL): AskGraphQL => {
      return async (document, variables) => {
        const answer = await ask(document, variables);
        if (/^query ReadOpenHistories/.test(document)) shop.fake.as("mara").close(issues[0]!);
        return answer;
      };
    };
    const wait = (ask: AskGraphQL): AskGraphQL => {
      let isOpenRead = Promise.resolve();
      return (document, variables) => {
        const answer = isOpenRead.then(() => ask(document, variables));
        if (/^query ReadOpenHistories/.test(document)) isOpenRead = answer.then(() => undefined);
        return answer;
      };
    };
    const all = await readShop(
      shop,
      0,
      openShopHistories(shop, (ask) => wait(closeFirst(ask))),
    );
    expect(all.map(({ issue }) => [issue.number, issue.open])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
  });

  test("a limit ends the reading, and says until when", async () => {
    open();
    shop.fake.fail({
      when: ({ documentName }) => documentName === "ReadClosedHistories",
      trouble: { kind: "primary-limit" },
    });
    await expect(readShop(shop)).rejects.toMatchObject({ kind: "limited", retryAt: expect.any(Number) });
  });
});
