import { describe, expect, test } from "vitest";
import { actBefore } from "../scenarios/act-before.ts";
import { INVALID_MAP, labelsOf, listWrites, MAP, openRepository, WITH_BOARD } from "./open-repository.ts";

const AS_IT_SHOULD_BE = { exitCode: 0, stderr: "" } as const;

test("puts right what is not, and a second run finds nothing to do", async () => {
  const { shop, open, run, takeRequests, commentsOn } = await openRepository({
    map: WITH_BOARD,
    withLabels: false,
  });
  const issues = open("The cart is empty", "Refund is late", "Something is odd");
  takeRequests();
  expect(await run("sync")).toEqual({
    exitCode: 0,
    stdout: "3 open issues read, 3 issues changed, with 9 writes.\n",
    stderr: "",
  });
  expect(issues.map(labelsOf)).toEqual([["stream: checkout"], ["stream: refunds"], ["needs: stream"]]);
  expect(issues.map((issue) => commentsOn(issue).length)).toEqual([0, 0, 1]);
  expect(shop.board.items).toHaveLength(3);
  expect(listWrites(takeRequests())).toContain("WriteIssues");
  expect(await run("sync")).toEqual({
    ...AS_IT_SHOULD_BE,
    stdout: "3 open issues read, everything is as it should be.\n",
  });
  expect(listWrites(takeRequests())).toEqual([]);
});

test("a repository without open issues", async () => {
  const { run, takeRequests } = await openRepository();
  takeRequests();
  expect(await run("sync")).toEqual({
    ...AS_IT_SHOULD_BE,
    stdout: "0 open issues read, everything is as it should be.\n",
  });
  expect(listWrites(takeRequests())).toEqual([]);
});

test("at most 30 first comments an hour: the others are told, and not asked in the next run either", async () => {
  const { open, run, takeRequests, commentsOn } = await openRepository();
  const issues = open(...Array.from({ length: 33 }, (_, n) => `Odd ${n}`));
  const asked = () => issues.filter((issue) => commentsOn(issue).length > 0).length;
  expect(await run("sync")).toEqual({
    ...AS_IT_SHOULD_BE,
    stdout:
      "33 open issues read, 33 issues changed, with 63 writes.\n3 issues will be asked about later: 30 first comments an hour are enough.\n",
  });
  expect(asked()).toBe(30);
  takeRequests();
  expect(await run("sync")).toEqual({
    ...AS_IT_SHOULD_BE,
    stdout:
      "33 open issues read, no issue changed.\n3 issues will be asked about later: 30 first comments an hour are enough.\n",
  });
  expect(listWrites(takeRequests())).toEqual([]);
});

test("--map names another map, and --automation another bot", async () => {
  const { shop, open, run } = await openRepository();
  const [cart] = open("The cart is empty");
  shop.fake.seed.user("octobot", "Bot");
  shop.fake.as("octobot").label(cart!, "stream: refunds");
  expect((await run("sync")).stdout).toContain("everything is as it should be");
  expect(await run("sync --automation octobot[bot]")).toMatchObject(AS_IT_SHOULD_BE);
  expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
});

test("while the map is invalid, its last valid version is carried out", async () => {
  const { open, run, push } = await openRepository();
  const [cart] = open("The cart is empty");
  push(INVALID_MAP);
  const { exitCode, stderr } = await run("sync");
  expect(exitCode).toBe(0);
  expect(stderr).toContain("Its last valid version stays in force.");
  expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
});

test("no valid map: nothing is written, exit code 1", async () => {
  const { open, run, takeRequests } = await openRepository({ map: INVALID_MAP });
  open("The cart is empty");
  takeRequests();
  expect((await run("sync")).exitCode).toBe(1);
  expect(listWrites(takeRequests())).toEqual([]);
});

describe("what GitHub does not do", () => {
  test("one issue fails: it is named, the others are done, exit code 3; the next run does the rest", async () => {
    const { shop, open, run } = await openRepository();
    const [cart, refund, late] = open("The cart is empty", "Refund is late", "Cart, again");
    actBefore(shop.fake, "WriteIssues", () =>
      shop.fake.as("mara").deleteLabel("shop/web", "stream: refunds"),
    );
    const { exitCode, stdout, stderr } = await run("sync");
    expect(exitCode).toBe(3);
    expect(stdout).toBe("3 open issues read, 2 issues changed, with 2 writes.\n");
    expect(stderr).toMatch(/^#2: Not done: add-labels\. .*\nWhat is done stays done: .*\n$/);
    expect([cart!, late!].map(labelsOf)).toEqual([["stream: checkout"], ["stream: checkout"]]);
    expect((await run("sync")).stdout).toBe("3 open issues read, 1 issue changed, with 1 write.\n");
    expect(labelsOf(refund!)).toEqual(["stream: refunds"]);
  });

  test("an issue that goes meanwhile keeps nothing from being done", async () => {
    const { shop, open, run } = await openRepository();
    const [, refund] = open("The cart is empty", "Refund is late");
    actBefore(shop.fake, "WriteIssues", () => shop.fake.as("mara").deleteIssue(refund!));
    expect(await run("sync")).toEqual({
      ...AS_IT_SHOULD_BE,
      stdout: "2 open issues read, 1 issue changed, with 1 write.\n",
    });
  });

  test.each([
    ["a secondary limit", { kind: "secondary-limit", retryAfterS: 30 }],
    ["the hour's budget is spent", { kind: "primary-limit" }],
  ] as const)("%s: it stops and says until when, exit code 3; the next run finishes", async (_, trouble) => {
    const { shop, open, run, takeRequests, pass } = await openRepository();
    const issues = open(...Array.from({ length: 45 }, (_, n) => `The cart is empty ${n}`));
    const isLabelled = () => issues.filter(({ labels }) => labels.length > 0).length;
    let documents = 0;
    const when = ({ documentName }: { readonly documentName: string | null }) => {
      if (documentName === "WriteIssues") documents += 1;
      return documents === 3;
    };
    shop.fake.fail({ when, trouble });
    takeRequests();
    const { exitCode, stdout, stderr } = await run("sync");
    expect(exitCode).toBe(3);
    expect(stdout).toBe(
      `45 open issues read, ${isLabelled()} issues changed, with ${isLabelled()} writes.\n`,
    );
    expect(isLabelled()).toBeGreaterThan(0);
    expect(stderr).toMatch(
      new RegExp(
        `^GitHub was asked too much\\. ${45 - isLabelled()} issues left\\. Run it again after \\d{4}-[\\d-]+T[\\d:]+Z\\.\nWhat is done`,
      ),
    );
    expect(listWrites(takeRequests())).toHaveLength(3);
    pass(3_600_000);
    expect((await run("sync")).exitCode).toBe(0);
    expect(isLabelled()).toBe(45);
  });

  test("a limit while it reads: nothing is written, until when is told, exit code 3", async () => {
    const { shop, open, run, takeRequests } = await openRepository();
    open("The cart is empty");
    takeRequests();
    for (const command of ["sync", "plan"]) {
      shop.fake.fail({
        when: ({ documentName }) => documentName === "ReadOpenIssues",
        trouble: { kind: "secondary-limit", retryAfterS: 30 },
      });
      const { exitCode, stdout, stderr } = await run(command);
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
      expect(stderr).toMatch(/^shop\/web: GitHub was asked too much\. Run it again after \S+Z\.\n$/);
    }
    expect(listWrites(takeRequests())).toEqual([]);
  });

  test("a lost answer: what may have been done is looked at again, and not done twice", async () => {
    const { shop, open, run, commentsOn } = await openRepository();
    const [odd] = open("Something is odd");
    shop.fake.fail({
      when: ({ documentName }) => documentName === "WriteIssues",
      trouble: { kind: "lose-answer" },
    });
    expect(await run("sync")).toMatchObject(AS_IT_SHOULD_BE);
    expect(labelsOf(odd!)).toEqual(["needs: stream"]);
    expect(commentsOn(odd!)).toHaveLength(1);
    expect((await run("sync")).stdout).toContain("everything is as it should be");
  });

  test("a board that is closed is told once, and the labels are written", async () => {
    const { shop, open, run } = await openRepository({ map: WITH_BOARD });
    const [cart] = open("The cart is empty", "Refund is late");
    shop.fake.as("mara").closeProject(shop.board);
    const { exitCode, stderr } = await run("sync");
    expect(exitCode).toBe(0);
    expect(stderr.match(/is closed, so it is left alone/g)).toHaveLength(1);
    expect(labelsOf(cart!)).toEqual(["stream: checkout"]);
    expect(shop.board.items).toEqual([]);
  });
});

test("a person's choice is never overridden", async () => {
  const { shop, open, run } = await openRepository({ map: MAP });
  const [cart] = open("The cart is empty");
  shop.fake.as("mara").label(cart!, "stream: refunds");
  expect((await run("sync")).stdout).toContain("everything is as it should be");
  expect(labelsOf(cart!)).toEqual(["stream: refunds"]);
});
