import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  countNames,
  INVALID_MAP,
  labelsOf,
  listWrites,
  MAP,
  openRepository,
  WITH_BOARD,
} from "./open-repository.ts";
import { temporaryFolder } from "./temporary-folder.ts";

test("the page: the open issues, and what would be changed", async () => {
  const { shop, open, run, takeRequests } = await openRepository({ map: WITH_BOARD });
  open(...Array.from({ length: 58 }, (_, n) => (n % 2 === 0 ? `The cart is empty ${n}` : `Refund ${n}`)));
  open("Refund or cart?", "Something is odd");
  shop.fake.as("sam").close(open("Cart, closed")[0]!);
  takeRequests();
  expect(await run("plan")).toEqual({
    exitCode: 0,
    stderr: "",
    stdout: `60 open issues of shop/web, 96% of them in a stream
Closed issues are not read.

Stream       open  person  alias  form  rule  parent  points
Checkout       29       ·      ·     ·     ·       ·      29
Refunds        29       ·      ·     ·     ·       ·      29
(tie)           1
(no stream)     1

Ties, open
  #59 Checkout / Refunds: Refund or cart?

Findings, open issues
  unmapped *   1  #60
  ambiguous *  1  #59
  * told in a comment; the others go to the report

Changes
  60 labels to add
  60 cards to add to the board
  58 board fields to set
  2 comments to post
This is a plan: nothing was written to GitHub.
`,
  });
  const requests = takeRequests();
  expect(countNames(requests)).toEqual({
    ReadFeatures: 1,
    ReadIdentity: 1,
    ReadMap: 1,
    ReadLabels: 1,
    ReadBoard: 1,
    CountOpenIssues: 1,
    ReadOpenIssues: 1,
  });
  // GraphQL is asked by POST; nothing else but GET may be.
  expect(requests.filter(({ api, method }) => api === "rest" && method !== "GET")).toEqual([]);
  expect(listWrites(requests)).toEqual([]);
});

test("a dry run of sync shows the same page, and writes nothing either", async () => {
  const { shop, open, run, takeRequests } = await openRepository({ map: WITH_BOARD, withLabels: false });
  const [cart] = open("The cart is empty", "Refund or cart?");
  takeRequests();
  const dryRun = await run("sync --dry-run");
  expect(listWrites(takeRequests())).toEqual([]);
  expect(dryRun).toEqual(await run("plan"));
  expect(dryRun.stdout).toContain("2 open issues of shop/web");
  expect(labelsOf(cart!)).toEqual([]);
  expect(shop.board.items).toEqual([]);
  expect(shop.board.fields.map(({ name }) => name)).not.toContain("Stream");
});

test("what is on the board: cards to be moved, and cleared", async () => {
  const { shop, open, run } = await openRepository({ map: WITH_BOARD });
  const [cart, odd] = open("The cart is empty", "Something is odd");
  await run("sync");
  shop.fake.as("mara").unlabel(cart!, "stream: checkout");
  shop.fake.as("mara").label(cart!, "stream: refunds");
  const moved = await run("plan --json -");
  expect(JSON.parse(moved.stdout).issues[0].changes).toEqual([
    { kind: "set-field", field: "Stream", option: "Refunds" },
  ]);
  expect((await run("plan --explain 1")).stdout).toContain(
    'Changes\n  set the board\'s field "Stream" to "Refunds"\n',
  );
  shop.fake.as("mara").unlabel(odd!, "needs: stream");
  shop.fake.as("mara").unlabel(cart!, "stream: refunds");
  const cleared = JSON.parse((await run("plan --json -")).stdout);
  expect(cleared.issues[0].changes).toContainEqual({ kind: "clear-field", field: "Stream" });
  expect(cleared.summary.changes).toBe(cleared.issues[0].changes.length);
  expect((await run("plan")).stdout).toContain("1 board field to clear");
});

describe("options", () => {
  test("--explain says why, with the changes of the board and the first comment", async () => {
    const { open, run } = await openRepository({ map: WITH_BOARD });
    open("Refund or cart?");
    const { stdout, exitCode } = await run("plan --explain 1");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^shop\/web#1 Refund or cart\?\nIt is a tie between Checkout and Refunds/);
    expect(stdout).toContain(
      '  + label "needs: stream"\n  + card on the board\n  create the comment:\n    | **Where',
    );
  });

  test("--explain of an issue that is closed or not there: it is not among the open ones", async () => {
    const { run, open, shop } = await openRepository();
    shop.fake.as("sam").close(open("Cart")[0]!);
    for (const number of ["1", "shop/web#99"]) {
      expect(await run(`plan --explain ${number}`)).toEqual({
        exitCode: 1,
        stdout: "",
        stderr: `shop/web has no open issue ${number}.\n`,
      });
    }
  });

  test("--json writes the file whole, with decisions and changes", async () => {
    const { open, run } = await openRepository({ map: WITH_BOARD });
    open("The cart is empty");
    const file = join(temporaryFolder(), "plan.json");
    expect((await run(`plan --json ${file}`)).stdout).toContain("1 open issue of shop/web, 100%");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      version: 1,
      issues: [
        {
          repo: "shop/web",
          number: 1,
          title: "The cart is empty",
          stream: "checkout",
          source: "rules",
          outcome: "mapped",
          changes: [
            { kind: "add-label", label: "stream: checkout" },
            { kind: "add-to-board" },
            { kind: "set-field", field: "Stream", option: "Checkout" },
          ],
        },
      ],
      summary: { issues: 1, mapped: 1, tie: 0, unmapped: 0, ignored: 0, changes: 3 },
    });
  });

  test("--now decides as of another moment: by then it is too old for a first comment", async () => {
    const { open, run } = await openRepository();
    open("Something is odd");
    const later = new Date(Date.now() + 8 * 86_400_000).toISOString();
    expect((await run("plan")).stdout).toContain("1 comment to post");
    expect((await run(`plan --now ${later}`)).stdout).not.toContain("comment to post");
  });

  test("--automation: that login's label is no person's; without it, a person is told", async () => {
    const { shop, open, run } = await openRepository();
    const [refund] = open("Refund is late");
    shop.fake.seed.user("octobot", "Bot");
    shop.fake.as("octobot").label(refund!, "stream: checkout");
    const token = shop.fake.userToken("mara");
    const held = await run("plan", token);
    expect(held.stderr).toContain("add --automation 'octobot[bot]'");
    expect(held.stdout).toContain("Changes  none");
    const revised = await run("plan --automation octobot[bot]", token);
    expect(revised.stderr).toBe("");
    expect(revised.stdout).toContain("1 label to add, 1 label to take off");
  });

  test("--skip-bad-rows is understood, and changes nothing", async () => {
    const { open, run } = await openRepository();
    open("The cart is empty");
    expect(await run("plan --skip-bad-rows")).toEqual(await run("plan"));
  });
});

describe("the flow map", () => {
  test("--map names another than the repository's", async () => {
    const { open, run, takeRequests } = await openRepository({ map: null });
    open("Something is odd");
    const folder = temporaryFolder({ "map.yml": MAP.replace("cart", "odd") });
    takeRequests();
    const { stdout } = await run(`plan --map ${join(folder, "map.yml")}`);
    expect(stdout).toContain("1 open issue of shop/web, 100% of them in a stream");
    expect(countNames(takeRequests())).not.toHaveProperty("ReadMap");
  });

  test("none: one line that says where it belongs, exit code 1", async () => {
    const { run } = await openRepository({ map: null });
    const { exitCode, stderr } = await run("plan");
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      "shop/web has no .github/flow-map.yml on its default branch. Write one there, or name a file with --map.\n",
    );
  });

  test("an invalid one: its problems with their frames, nothing decided, exit code 1", async () => {
    const { run, open } = await openRepository({ map: INVALID_MAP });
    open("The cart is empty");
    const { exitCode, stdout, stderr } = await run("plan");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(
      "  --> .github/flow-map.yml:2:1\n  1 | version: 1\n  2 | stream: {}\n    | ^^^^^^\n",
    );
    expect(stderr).toContain('Did you mean "streams"?');
    expect(stderr).toMatch(/The flow map of shop\/web is not valid: \d+ errors?\. Nothing was decided\.\n$/);
  });

  test("an invalid one after a valid one: that stays in force, and the problems are told", async () => {
    const { run, open, push } = await openRepository();
    open("The cart is empty");
    push(INVALID_MAP);
    const { exitCode, stdout, stderr } = await run("plan");
    expect(exitCode).toBe(0);
    expect(stderr).toContain(".github/flow-map.yml:2:1");
    expect(stderr).toContain("Its last valid version stays in force.");
    expect(stdout).toContain("1 label to add");
  });

  test("warnings are counted", async () => {
    const { run } = await openRepository({
      map: MAP.replace("outcome: Shoppers pay in under a minute, ", ""),
    });
    const { exitCode, stderr } = await run("plan");
    expect(exitCode).toBe(0);
    expect(stderr).toContain("The flow map of shop/web has 1 warning; `streamkeeper check` shows them");
  });
});

test("hostile titles are shown as harmless text", async () => {
  const { open, run } = await openRepository();
  open("\u001b[31mred\u001b[0m ::set-output name=x::y cart refund\u202e", "::error::cart refund");
  for (const args of ["plan", "plan --explain 1", "sync --dry-run"]) {
    const { stdout } = await run(args);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
    expect(stdout).not.toMatch(/^::|##\[/m);
  }
});
