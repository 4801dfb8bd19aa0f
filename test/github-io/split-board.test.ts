import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { type GitHubTools, openGitHub } from "../../shared/github/open-github.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { ALL_FEATURES, type Features } from "../../shared/github/read-features.ts";
import { splitBoard } from "../../shared/github/split-board.ts";
import type { Write, WriteOutcome } from "../../shared/reconcile/ports.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { addField } from "../github/state/change-field.ts";
import type { Issue } from "../github/state/issue.ts";
import type { Field } from "../github/state/project.ts";
import { checkDocument } from "./check-document.ts";
import { gather } from "./gather.ts";
import { gatherIssues } from "./gather-issues.ts";
import { openShopClient } from "./open-shop-client.ts";
import { BOARD, LOOKUP, WEB } from "./open-shop-readers.ts";

let shop: Shop;
let field: Field;
beforeEach(async () => {
  shop = await buildShop();
  const options = [{ name: "Checkout", color: "BLUE", description: "" }] as const;
  field = addField(shop.fake.world, shop.board, { name: "Stream", dataType: "SINGLE_SELECT", options });
});
afterEach(() => shop.fake.close());

function openTools(token: string) {
  const read = openGraphQL({ token: async () => token, baseUrl: shop.fake.url, now: shop.clock });
  const client = openShopClient(shop, token);
  return { read, tools: openGitHub({ read, client, features: ALL_FEATURES, clock: new ManualClock() }) };
}

/** A workflow's token for the issues, a person's for the board. */
function openSplit(features: Features = ALL_FEATURES, login = "mara"): GitHubTools {
  const issues = openTools(shop.fake.workflowToken("shop/web", { issues: "write", contents: "read" }));
  const board = openTools(shop.fake.userToken(login));
  return splitBoard(issues.tools, { ...board, features, now: shop.clock });
}

const open = (title = "Card"): Issue => shop.fake.as("sam").openIssue("shop/web", { title });
const read = (tools = openSplit(), lookup = BOARD) => tools.issues.readIssue({ ...WEB, number: 1 }, lookup);
const asked = () => shop.fake.requests.map(({ documentName }) => documentName);

describe("an issue's card", () => {
  test("is read with the other token: one more request", async () => {
    const issue = open();
    const { id } = shop.fake.as("mara").addCard(shop.board, issue);
    shop.fake.as("mara").moveCard(shop.board, issue, "Stream", "Checkout");
    expect(await read()).toMatchObject({
      id: issue.id,
      itemId: id,
      boardVisible: true,
      issue: { title: "Card", board: { kind: "card", option: "Checkout", archived: false } },
    });
    expect(asked()).toEqual(["ReadIssue", "ReadCards"]);
  });

  test("is asked for by variables alone", async () => {
    const issue = open("a secret title");
    const { read: ask, tools } = openTools(shop.fake.userToken("mara"));
    const seen: unknown[] = [];
    const record: typeof ask = (document, variables) => {
      seen.push(variables);
      expect(document).toMatch(/^query ReadCards\(/);
      expect(document).not.toMatch(/secret|shop|Stream/);
      expect(checkDocument(document, variables)).toEqual([]);
      return ask(document, variables);
    };
    await read(splitBoard(tools, { read: record, tools, features: ALL_FEATURES, now: shop.clock }));
    expect(seen).toEqual([{ ids: [issue.id], field: "Stream" }]);
  });

  test("that the person behind the other token took off counts as ours; anyone else's is a person's", async () => {
    const issue = open();
    const { fake, board } = shop;
    fake.as("mara").addCard(board, issue);
    fake.as("noor").removeCard(board, issue);
    expect((await read())!.issue.board).toEqual({ kind: "absent", removedByPerson: true });
    fake.as("noor").addCard(board, issue);
    fake.as("mara").removeCard(board, issue);
    expect((await read())!.issue.board).toEqual({ kind: "absent", removedByPerson: false });
  });

  test("is not asked for where no board is, or the issue is not there", async () => {
    open();
    expect(await read(openSplit(), LOOKUP)).toMatchObject({ boardVisible: null, issue: { board: null } });
    expect(await openSplit().issues.readIssue({ ...WEB, number: 9 }, BOARD)).toBeNull();
    expect(asked()).toEqual(["ReadIssue", "ReadIssue"]);
  });

  test("nor of a server that knows no boards", async () => {
    open();
    const fields = new Set([...ALL_FEATURES.fields].filter((name) => name !== "projectItems"));
    const observed = await read(openSplit({ ...ALL_FEATURES, fields }));
    expect(observed).toMatchObject({ boardVisible: false, itemId: null, issue: { board: null } });
    expect(asked()).toEqual(["ReadIssue"]);
  });

  test("of an issue that the other token may not see is not known; the issue is", async () => {
    open();
    const observed = await read(openSplit(ALL_FEATURES, "sam"));
    expect(observed).toMatchObject({
      boardVisible: false,
      itemId: null,
      issue: { title: "Card", board: null },
    });
  });

  test("cannot be told from an answer with a hole: the reading is none", async () => {
    open();
    const { tools } = openTools(shop.fake.workflowToken("shop/web", { issues: "write", contents: "read" }));
    const ask = async () => ({
      data: { viewer: { login: "mara" }, nodes: [null] },
      problems: [{ type: "RESOURCE_LIMITS_EXCEEDED", path: ["nodes", 0], message: "Too much." }],
    });
    const board = { read: ask, tools, features: ALL_FEATURES, now: shop.clock };
    await expect(read(splitBoard(tools, board))).rejects.toMatchObject({ kind: "unavailable" });
  });
});

test("of a list of issues the cards are read a page at a time", async () => {
  const { fake, board } = shop;
  for (let count = 1; count <= 30; count++) {
    shop.clock.pass(1000);
    const issue = open(`Issue ${count}`);
    if (count % 2 === 0) fake.as("mara").addCard(board, issue);
  }
  const all = await gatherIssues(openSplit().pages, BOARD);
  expect(all.map(({ issue }) => [issue.number, issue.board?.kind])).toEqual(
    Array.from({ length: 30 }, (_, index) => [index + 1, index % 2 === 0 ? "absent" : "card"]),
  );
  expect(asked().filter((name) => name === "ReadCards")).toHaveLength(2);
  expect(await openSplit().issues.countOpenIssues(WEB)).toBe(30);
});

test("the board itself is read with the other token", async () => {
  const name = { owner: "shop", number: 1, field: "Stream" };
  expect(await openSplit().boards.readBoard(name)).toMatchObject({ title: "Flow", writable: true });
});

test("statuses are read with the other token, histories with the first", async () => {
  const issue = open();
  shop.fake.as("mara").addCard(shop.board, issue);
  shop.fake.as("mara").moveCard(shop.board, issue, "Status", "Done");
  const { histories, statuses } = openSplit();
  const all = await gather(histories.readHistory(WEB, 0));
  expect(await statuses.readStatuses(BOARD.board!, all)).toMatchObject([{ title: "Card", status: "Done" }]);
});

describe("writes", () => {
  const cell = () => ({ board: shop.board.id, item: shop.board.items[0]!.id, field: field.id });

  test("of cards go with the other token, all others with the first, and each hears of its own", async () => {
    const issue = open();
    const tools = openSplit();
    const [card, comment] = await tools.writer.write([
      { kind: "add-item", board: shop.board.id, issue: issue.id },
      { kind: "add-comment", issue: issue.id, body: "Hello" },
    ]);
    const { comments } = (await tools.issues.readIssue(
      { ...WEB, number: 1 },
      {
        ...LOOKUP,
        comments: [(comment as { id: string }).id],
      },
    ))!;
    expect(card).toEqual({ ok: true, id: shop.board.items[0]!.id });
    expect(comments).toMatchObject([{ body: "Hello", author: { login: "github-actions", kind: "bot" } }]);
    const [set] = await openSplit().writer.write([
      { kind: "set-field", ...cell(), option: field.options[0]!.id },
    ]);
    expect(set).toEqual({ ok: true, id: null });
    expect((await read())!.issue.board).toMatchObject({ option: "Checkout" });
    await openSplit().writer.write([{ kind: "clear-field", ...cell() }]);
    expect((await read())!.issue.board).toMatchObject({ option: null });
  });

  const LABELS: Write = { kind: "add-labels", issue: "I", labels: ["L"] };
  const CARD: Write = { kind: "add-item", board: "B", issue: "I" };
  const limited = new GitHubError("limited", "GitHub was asked too much.", 1);
  const done: WriteOutcome = { ok: true, id: null };
  const splitOf = (first: () => WriteOutcome[], second: () => WriteOutcome[]) => {
    const base = openSplit();
    const sent: (readonly Write[])[] = [];
    const through = (answer: () => WriteOutcome[]) => ({
      write: async (writes: readonly Write[]) => {
        sent.push(writes);
        return answer();
      },
    });
    const { read: ask, tools } = openTools("none");
    const board = { ...tools, writer: through(second) };
    const access = { read: ask, tools: board, features: ALL_FEATURES, now: shop.clock };
    return { sent, writer: splitBoard({ ...base, writer: through(first) }, access).writer };
  };
  const refuse = (): never => {
    throw limited;
  };

  test("keep their order, the same one twice, too", async () => {
    const ids = ["1", "2", "3"].map((id): WriteOutcome => ({ ok: true, id }));
    const { writer, sent } = splitOf(
      () => [done],
      () => ids,
    );
    expect(await writer.write([CARD, LABELS, CARD, CARD])).toEqual([ids[0], done, ids[1], ids[2]]);
    expect(sent).toEqual([[LABELS], [CARD, CARD, CARD]]);
  });

  test("ask nothing of a writer that has nothing to do", async () => {
    const { writer, sent } = splitOf(refuse, () => [done]);
    expect(await writer.write([CARD])).toEqual([done]);
    expect(await writer.write([])).toEqual([]);
    expect(sent).toEqual([[CARD]]);
  });

  test("when the board is refused, what was done before is told nevertheless", async () => {
    const { writer } = splitOf(() => [done], refuse);
    expect(await writer.write([LABELS, CARD])).toEqual([done, { ok: false, error: limited }]);
    await expect(writer.write([CARD])).rejects.toBe(limited);
  });

  test("when the others are refused, the board is left alone", async () => {
    const { writer, sent } = splitOf(refuse, () => [done]);
    await expect(writer.write([CARD, LABELS])).rejects.toBe(limited);
    expect(sent).toEqual([[LABELS]]);
  });

  test("a mistake in the code is not taken for a refusal", async () => {
    const mistake = new TypeError("x is undefined");
    const { writer } = splitOf(
      () => [done],
      () => {
        throw mistake;
      },
    );
    await expect(writer.write([LABELS, CARD])).rejects.toBe(mistake);
  });
});
