import { describe, expect, test } from "vitest";
import { countNames, labelsOf, listWrites, WITH_BOARD } from "../action/open-repository.ts";
import { openSyncShop } from "./open-sync-shop.ts";

describe("command: sync", () => {
  test("on a schedule: all open issues, a summary that leads to them, and outputs; then there is nothing to do", async () => {
    const { shop, open, sync, takeRequests } = await openSyncShop({ withLabels: true });
    const issues = open("The cart is empty", "Refund is late", "Refund, again");
    const { exitCode, log, stderr, annotations, summary, outputs } = await sync();
    expect({ exitCode, stderr, annotations }).toEqual({ exitCode: 0, stderr: "", annotations: [] });
    expect(issues.map(labelsOf)).toEqual([["stream: checkout"], ["stream: refunds"], ["stream: refunds"]]);
    const headline = "3 open issues read, 3 issues changed, with 3 writes.";
    expect(log).toContain(headline);
    expect(outputs).toEqual({ headline, changed: "3", left: "0" });
    const link = (number: number) => `[${number}](${shop.fake.url}/shop/web/issues/${number})`;
    expect(summary).toBe(`### Streams\n\n${headline}\n\nChanged: ${link(1)}, ${link(2)}, ${link(3)}.\n`);
    takeRequests();
    const again = await sync();
    expect(again.summary).toBe("### Streams\n\n3 open issues read, everything is as it should be.\n");
    expect(again.outputs).toMatchObject({ changed: "0", left: "0" });
    expect(listWrites(takeRequests())).toEqual([]);
  });

  test("with a token for the board, its cards, too", async () => {
    const { shop, appToken, open, sync } = await openSyncShop({ map: WITH_BOARD });
    open("The cart is empty");
    const { exitCode, annotations } = await sync({}, { "project-token": appToken() });
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] });
    expect(shop.board.items).toHaveLength(1);
  });

  test("a board that the token does not see is told by the input's name; all else is done", async () => {
    const { open, sync } = await openSyncShop({ map: WITH_BOARD });
    const [cart] = open("The cart is empty");
    const { exitCode, annotations } = await sync();
    expect(exitCode).toBe(0);
    expect(annotations.map(({ message }) => message)).toContain(
      "Set project-token to a token that sees the board. All else goes on without it.",
    );
    expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
  });

  test("a map of the workspace wins over the repository's", async () => {
    const { open, sync, syncOn } = await openSyncShop();
    const issues = open("The refund is late", "Refund, again");
    const files = { "maps/other.yml": "version: 1\nstreams: { checkout: { words: [refund] } }\n" };
    const inputs = { map: "maps/other.yml" };
    expect((await syncOn(issues[0]!, { files }, undefined, inputs)).outputs.changed).toBe("1");
    expect((await sync({ files }, inputs)).outputs.changed).toBe("1");
    expect(issues.map(labelsOf)).toEqual([["stream: checkout"], ["stream: checkout"]]);
  });
});

describe("on an event about an issue", () => {
  test("that issue alone, as it is on GitHub: label and comment", async () => {
    const { open, syncOn, takeRequests, commentsOn } = await openSyncShop();
    const [odd, cart] = open("Something is odd", "The cart is empty");
    takeRequests();
    const { exitCode, outputs, summary } = await syncOn(odd!);
    expect({ exitCode, changed: outputs.changed }).toEqual({ exitCode: 0, changed: "1" });
    // No line of it is a reference of GitHub's own: the link is ours.
    expect(summary).toMatch(/looked at, 1 issue changed, with 2 writes\.\n\nChanged: \[1\]\(http/);
    expect(outputs.headline).toBe("#1 looked at, 1 issue changed, with 2 writes.");
    expect(countNames(takeRequests())).toEqual({
      ReadFeatures: 1,
      ReadIdentity: 1,
      ReadMap: 1,
      ReadLabels: 1,
      ReadIssue: 1,
      WriteIssues: 1,
    });
    expect([labelsOf(odd!), commentsOn(odd!).length]).toEqual([["needs: stream"], 1]);
    expect(labelsOf(cart!)).toEqual([]);
  });

  test("and the sub-issues that follow it", async () => {
    const { shop, open, syncOn } = await openSyncShop();
    const [parent, child] = open("The cart is empty", "Part of it");
    shop.fake.as("mara").setParent(child!, parent!);
    expect((await syncOn(parent!)).outputs.changed).toBe("2");
    expect([parent!, child!].map(labelsOf)).toEqual([["stream: checkout"], ["stream: checkout"]]);
  });

  test("of our own: nothing is done; a person of the same name is another one", async () => {
    const { open, syncOn, appToken, takeRequests } = await openSyncShop();
    const [cart] = open("The cart is empty");
    takeRequests();
    const own = { token: appToken() };
    const { exitCode, log } = await syncOn(cart!, own, { login: "streamkeeper[bot]", type: "Bot" });
    expect(exitCode).toBe(0);
    expect(log).toContain("#1 was touched by ourselves: nothing is to be done.");
    expect(listWrites(takeRequests())).toEqual([]);
    await syncOn(cart!, own, { login: "streamkeeper", type: "User" });
    expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
  });

  test("an issue that is closed, or not there: green, and nothing is written", async () => {
    const { shop, open, syncOn, takeRequests } = await openSyncShop();
    const [closed] = open("The cart is empty");
    shop.fake.as("sam").close(closed!);
    takeRequests();
    expect((await syncOn(closed!)).outputs.headline).toBe("#1 looked at, everything is as it should be.");
    const gone = await syncOn({ number: 99 });
    expect({ exitCode: gone.exitCode, headline: gone.outputs.headline }).toEqual({
      exitCode: 0,
      headline: "#99 is not there: deleted, moved to another repository, or a pull request.",
    });
    expect(listWrites(takeRequests())).toEqual([]);
  });

  test.each([[{}], [{ issue: { number: "1" } }], [{ issue: null }]])(
    "that names none, %j: red",
    async (payload) => {
      const { sync, takeRequests } = await openSyncShop();
      takeRequests();
      const { exitCode, annotations } = await sync({ event: { name: "issues", payload } });
      expect(exitCode).toBe(1);
      expect(annotations[0]!.message).toMatch(/^The event names no issue\./);
      expect(takeRequests()).toEqual([]);
    },
  );
});

describe("what goes wrong", () => {
  test("a person's token is refused, in words for a workflow", async () => {
    const { shop, open, sync } = await openSyncShop();
    const [cart] = open("The cart is empty");
    const { exitCode, annotations, summary } = await sync({ token: shop.fake.userToken("mara") });
    expect({ exitCode, summary }).toEqual({ exitCode: 1, summary: "" });
    expect(annotations[0]!.message).toMatch(/^The token is that of mara, a person: .*Leave github-token out/);
    expect(labelsOf(cart!)).toEqual([]);
  });

  test("issues: write is missing: red, and the summary and the outputs say what is left", async () => {
    const { shop, open, sync, syncOn } = await openSyncShop();
    open("Refund is late", "Refund, again");
    const token = shop.fake.workflowToken("shop/web", { contents: "read", issues: "read", metadata: "read" });
    const { exitCode, annotations, summary, outputs } = await sync({ token });
    expect(exitCode).toBe(1);
    expect(annotations.at(-1)!.message).toMatch(/^#1, #2: Not done: add-labels\. .*Issues: Read and write/);
    expect(summary).toContain("**Not done**\n\n- ");
    expect(outputs).toMatchObject({ changed: "0", left: "2" });
    expect((await syncOn({ number: 1 }, { token })).outputs).toMatchObject({ changed: "0", left: "1" });
  });

  test("no flow map: how to add one", async () => {
    const { open, sync } = await openSyncShop({ map: null });
    open("The cart is empty");
    const { exitCode, annotations } = await sync();
    expect(exitCode).toBe(1);
    expect(annotations[0]!.message).toMatch(
      /^shop\/web has no \.github\/flow-map\.yml.*\n\nversion: 1\nstreams:/,
    );
  });

  test("GitHub was asked too much: red, and when to run it again", async () => {
    const { shop, open, sync } = await openSyncShop();
    open("Refund is late");
    const isWrite = ({ documentName }: { documentName: string | null }) => documentName === "WriteIssues";
    shop.fake.fail({ when: isWrite, trouble: { kind: "secondary-limit", retryAfterS: 30 } });
    const { exitCode, annotations, outputs } = await sync();
    expect({ exitCode, left: outputs.left }).toEqual({ exitCode: 1, left: "1" });
    expect(annotations[0]!.message).toMatch(
      /^GitHub was asked too much\. 1 issue left\. Run it again after /,
    );
  });
});
