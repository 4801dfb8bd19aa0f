import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from "graphql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AskGraphQL } from "../../shared/github/ask.ts";
import { openHistoryReader } from "../../shared/github/history-reader.ts";
import { openIssueReader } from "../../shared/github/issue-reader.ts";
import { ALL_FEATURES, OPTIONAL_FIELDS, readFeatures } from "../../shared/github/read-features.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { buildGitHubSchema } from "../github/graphql/build-schema.ts";
import { openLongIssue, readEverything, setUpEverything } from "./ask-everything.ts";
import { gather } from "./gather.ts";
import { BOARD, LOOKUP, openShopReaders, WEB } from "./open-shop-readers.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
});
afterEach(() => shop.fake.close());

function recordDocuments(ask: AskGraphQL): { readonly asked: Set<string>; readonly record: AskGraphQL } {
  const asked = new Set<string>();
  const record: AskGraphQL = (document, variables) => {
    asked.add(document);
    return ask(document, variables);
  };
  return { asked, record };
}

const nameOf = (document: string): string => /^(?:query|mutation) (\w+)/.exec(document)![1]!;

/** Names of operations as they stand in the code. */
function listNamesInCode(): string[] {
  const folder = join(import.meta.dirname, "../../shared/github");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith(".ts"));
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
  return texts.flatMap((text) =>
    [...text.matchAll(/`(?:query|mutation) (\w+)|\bquery (\w+) \{/g)].map(([, a, b]) => (a ?? b)!),
  );
}

test("all documents are good GraphQL for GitHub's schema, and use nothing deprecated", async () => {
  openLongIssue(shop);
  const { asked, record } = recordDocuments(openShopReaders(shop).ask);
  await readEverything(record, shop);
  await setUpEverything(record, shop);
  const names = new Set([...asked].map(nameOf));
  expect([...names]).toEqual(expect.arrayContaining(listNamesInCode()));
  expect([...names].sort()).toEqual([
    "CountOpenIssues",
    "CreateField",
    "CreateStatusUpdate",
    "EditStatusUpdate",
    "FindIssue",
    "ListBlockedIssues",
    "ListOpenIssues",
    "ListSubIssues",
    "MeasureRepository",
    "ReadAllLabels",
    "ReadAskedComments",
    "ReadBoard",
    "ReadCards",
    "ReadClosedHistories",
    "ReadFeatures",
    "ReadFormerMaps",
    "ReadIdentity",
    "ReadIssue",
    "ReadLabels",
    "ReadMap",
    "ReadMoreBlockedBy",
    "ReadMoreComments",
    "ReadMoreHistory",
    "ReadMoreStatuses",
    "ReadMoreSubIssues",
    "ReadMoreTimeline",
    "ReadOpenHistories",
    "ReadOpenIssues",
    "ReadStatusUpdates",
    "ReadStatuses",
    "ReadVisibilities",
    "SetOptions",
    "WriteIssues",
  ]);
  const schema = buildGitHubSchema();
  const rules = [...specifiedRules, NoDeprecatedCustomRule];
  for (const document of asked) {
    const errors = validate(schema, parse(document), rules).map(({ message }) => message);
    expect({ name: nameOf(document), errors }).toEqual({ name: nameOf(document), errors: [] });
  }
});

test("a document is the same for every issue: one with a board, one without", async () => {
  const { asked, record } = recordDocuments(openShopReaders(shop).ask);
  const { issues } = { issues: openIssueReader({ ask: record, features: ALL_FEATURES, now: shop.clock }) };
  for (const lookup of [LOOKUP, BOARD, { ...BOARD, comments: ["IC_1"] }])
    for (const number of [1, 2]) await issues.readIssue({ ...WEB, number }, lookup);
  expect(asked.size).toBe(2);
});

test("without a board no document speaks of boards: a token that may not see any would be refused", async () => {
  const { asked, record } = recordDocuments(openShopReaders(shop).ask);
  openLongIssue(shop);
  await openIssueReader({ ask: record, features: ALL_FEATURES, now: shop.clock }).readIssue(
    { ...WEB, number: 1 },
    LOOKUP,
  );
  const histories = openHistoryReader({ ask: record, features: ALL_FEATURES, now: shop.clock });
  await gather(histories.readHistory(WEB, 0));
  expect(asked.size).toBeGreaterThan(1);
  for (const document of asked) expect(document).not.toMatch(/project/i);
});

test("what each costs of the hour's 5,000 points", async () => {
  openLongIssue(shop);
  await readEverything(openShopReaders(shop).ask, shop);
  const costs = new Map(shop.fake.requests.map(({ documentName, points }) => [documentName, points]));
  const { ReadOpenIssues, ReadOpenHistories, ReadClosedHistories, ReadStatuses, ...others } =
    Object.fromEntries(costs);
  // A hundred issues.
  expect(ReadOpenIssues).toBeLessThanOrEqual(36);
  expect([ReadOpenHistories, ReadClosedHistories, ReadStatuses]).toEqual([4, 2, 2]);
  expect(new Set(Object.values(others))).toEqual(new Set([1]));
});

describe("a server that does not know all of it yet", () => {
  const all = OPTIONAL_FIELDS.map((field) => `Issue.${field}`);
  test.each([...all.map((field) => [field]), all])("without %s", async (...without) => {
    await shop.fake.close();
    shop = await buildShop({ without });
    const { fake } = shop;
    const issue = fake.as("mara").openIssue("shop/web", { title: "Card", labels: ["bug"] });
    fake.as("mara").block(issue, fake.as("mara").openIssue("shop/web", { title: "Blocker" }));
    const { ask } = openShopReaders(shop);
    const features = await readFeatures(ask, shop.clock);
    expect(without.some((field) => features.fields.has(field.slice("Issue.".length) as never))).toBe(false);
    expect(features.fields.size).toBe(OPTIONAL_FIELDS.length - without.length);
    await readEverything(ask, shop, features);
    const { issues } = openShopReaders(shop, features);
    const observed = await issues.readIssue({ ...WEB, number: 1 }, BOARD);
    const knows = (field: string): boolean => !without.includes(`Issue.${field}`);
    expect(observed).toMatchObject({
      issue: { title: "Card", labels: ["bug"], blockedBy: knows("blockedBy") ? [{ number: 2 }] : [] },
      boardVisible: knows("projectItems"),
    });
    expect(observed!.issue.board === null).toBe(!knows("projectItems"));
  });

  test("nor kinds of events", async () => {
    const { ask } = openShopReaders(shop);
    shop.fake.as("mara").openIssue("shop/web", { title: "Card", labels: ["bug"] });
    const { asked, record } = recordDocuments(ask);
    const features = { ...ALL_FEATURES, itemTypes: new Set(["LABELED_EVENT", "NOT_HEARD_OF"]) };
    const { issues } = { issues: openIssueReader({ ask: record, features, now: shop.clock }) };
    const observed = await issues.readIssue({ ...WEB, number: 1 }, LOOKUP);
    expect(observed!.issue.events!.map(({ event }) => event)).toEqual(["labeled"]);
    expect([...asked][0]).not.toMatch(/BlockedBy\w+Event|BLOCKED_BY|NOT_HEARD_OF/);
  });
});
