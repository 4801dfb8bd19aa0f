import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { Issue } from "../github/state/issue.ts";
import { runCliOn } from "./run-cli-on.ts";

const MAP = `version: 1
streams:
  checkout: { outcome: Shoppers pay in under a minute, words: [cart, payment] }
  refunds: { outcome: Money is back within two days, words: ["refund*"] }
`;
const WITH_BOARD = `${MAP}project: { owner: shop, number: 1 }\n`;
const ON_SHOP = ["--repo", "shop/web"];

let shop: Shop;
let appToken: string;
beforeEach(async () => {
  shop = await buildShop({ now: Date.now });
  appToken = shop.fake.installationToken(shop.installation);
});
afterEach(() => shop.fake.close());

const push = (map: string): void => shop.fake.as("mara").push("shop/web", ".github/flow-map.yml", map);
const open = (...titles: string[]): Issue[] =>
  titles.map((title) => shop.fake.as("sam").openIssue("shop/web", { title }));
const labelsOf = ({ labels }: Issue): string[] => labels.map(({ name }) => name);
const run = (args: readonly string[], token: string | null = appToken, more = {}) =>
  runCliOn(shop.fake.url, token, args, more);
/** What the command asked of GitHub that may have changed something. */
const writes = (): string[] =>
  shop.fake.requests
    .filter(({ method, path, documentName }) =>
      path.endsWith("/graphql") ? !/^(?:Read|Count|List|Find)/.test(documentName ?? "") : method !== "GET",
    )
    .map(({ method, path, documentName }) => documentName ?? `${method} ${path}`);

test("sync puts right what is not, and a second run finds nothing to do", async () => {
  push(WITH_BOARD);
  const [cart, refund, odd] = open("The cart is empty", "Refund is late", "Something is odd");
  expect(await run(["sync", ...ON_SHOP])).toEqual({
    exitCode: 0,
    stdout: "3 open issues read, 3 issues changed, with 8 writes.\n",
    stderr: "",
  });
  expect([cart!, refund!, odd!].map(labelsOf)).toEqual([
    ["stream: checkout"],
    ["stream: refunds"],
    ["needs: stream"],
  ]);
  expect(shop.board.items).toHaveLength(3);
  expect(await run(["sync", ...ON_SHOP])).toMatchObject({
    exitCode: 0,
    stdout: "3 open issues read, everything is as it should be.\n",
  });
});

test.each([
  ["plan", ...ON_SHOP],
  ["sync", ...ON_SHOP, "--dry-run"],
])("%s shows what would be done, and writes nothing", async (...args) => {
  push(WITH_BOARD);
  const [cart] = open("The cart is empty", "Something is odd");
  const { exitCode, stdout, stderr } = await run(args);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("2 labels to add, 2 cards to add to the board, 1 card to move");
  expect(stdout).toContain("This is a plan: nothing was written to GitHub.");
  expect(labelsOf(cart!)).toEqual([]);
  expect(writes()).toEqual([]);
});

test("plan explains an issue, and writes its JSON", async () => {
  push(MAP);
  open("The cart is empty");
  const { stdout } = await run(["plan", ...ON_SHOP, "--explain", "1"]);
  expect(stdout).toContain("It sits in Checkout: 3 points");
  const json = await run(["plan", ...ON_SHOP, "--json", "-"]);
  expect(JSON.parse(json.stdout)).toMatchObject({
    version: 1,
    issues: [{ repo: "shop/web", number: 1, stream: "checkout", source: "rules", outcome: "mapped" }],
  });
});

describe("tokens", () => {
  test("a person's is refused before anything is written, unless that is wanted", async () => {
    push(MAP);
    const [cart] = open("The cart is empty");
    const refused = await run(["sync", ...ON_SHOP], shop.fake.userToken("mara"));
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/^The token is that of mara, a person: .*--as-person/);
    expect(writes()).toEqual([]);
    const wanted = await run(["sync", ...ON_SHOP, "--as-person"], shop.fake.userToken("mara"));
    expect(wanted.exitCode).toBe(0);
    expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
  });

  test("a workflow's does all but the board, which needs one of its own", async () => {
    push(WITH_BOARD);
    const [cart] = open("The cart is empty");
    const token = shop.fake.workflowToken("shop/web", { issues: "write", contents: "read" });
    const alone = await run(["sync", ...ON_SHOP], token);
    expect(alone.exitCode).toBe(0);
    expect(alone.stderr).toMatch(/^project: board 1 of "shop" is not there, or cannot be seen\./);
    expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
    expect(shop.board.items).toHaveLength(0);
    const both = await run(["sync", ...ON_SHOP], token, { STREAMKEEPER_PROJECT_TOKEN: appToken });
    expect(both).toMatchObject({ exitCode: 0, stderr: "" });
    expect(shop.board.items).toHaveLength(1);
    expect(
      (await run(["sync", ...ON_SHOP], token, { STREAMKEEPER_PROJECT_TOKEN: appToken })).stdout,
    ).toContain("everything is as it should be");
  });
});

describe("what goes wrong is one clear line, and the exit code says whose it is", () => {
  test.each<[string, readonly string[], () => string | null, number, RegExp]>([
    ["no token", ["sync", ...ON_SHOP], () => null, 1, /^No token for GitHub: set GH_TOKEN/],
    ["a wrong token", ["sync", ...ON_SHOP], () => "wrong", 3, /does not take this token/],
    ["a name that is none", ["sync", "--repo", "shop"], () => appToken, 2, /write OWNER\/NAME/],
    ["no such repository", ["sync", "--repo", "shop/nowhere"], () => appToken, 3, /does not find it/],
    [
      "no flow map",
      ["plan", ...ON_SHOP],
      () => appToken,
      1,
      /has no \.github\/flow-map\.yml on its default branch/,
    ],
  ])("%s", async (name, args, token, exitCode, message) => {
    if (name === "no flow map") shop.fake.as("mara").push("shop/web", ".github/flow-map.yml", null as never);
    const result = await run(args, token());
    expect(result.exitCode).toBe(exitCode);
    expect(result.stderr).toMatch(message);
    expect(result.stderr.trim().split("\n")).toHaveLength(1);
    expect(result.stdout).toBe("");
  });

  test("a server that is not there", async () => {
    const result = await runCliOn("http://127.0.0.1:9", appToken, ["sync", ...ON_SHOP]);
    expect(result.exitCode).toBe(3);
    expect(result.stderr).toMatch(/^GitHub did not answer/);
  });

  test("an invalid map: its errors with their places; the last valid one stays in force", async () => {
    push("version: 1\nstream: {}\n");
    const invalid = await run(["plan", ...ON_SHOP]);
    expect(invalid.exitCode).toBe(1);
    expect(invalid.stderr).toContain(".github/flow-map.yml:2:1");
    push(MAP);
    push("version: 1\nstream: {}\n");
    open("The cart is empty");
    const former = await run(["plan", ...ON_SHOP]);
    expect(former.exitCode).toBe(0);
    expect(former.stderr).toContain("its last valid version stays in force");
    expect(former.stdout).toContain("1 label to add");
  });

  test("one issue that cannot be written keeps no other from it", async () => {
    push(MAP);
    const [cart, refund] = open("The cart is empty", "Refund is late");
    shop.fake.fail({
      when: ({ documentName }) => documentName === "WriteIssues",
      trouble: { kind: "secondary-limit", retryAfterS: 30 },
    });
    const limited = await run(["sync", ...ON_SHOP]);
    expect(limited.exitCode).toBe(3);
    expect(limited.stderr).toMatch(/could not be written\. Run the same command again/);
    expect((await run(["sync", ...ON_SHOP])).exitCode).toBe(0);
    expect([cart!, refund!].map(labelsOf)).toEqual([["stream: checkout"], ["stream: refunds"]]);
  });
});
