import { describe, expect, test } from "vitest";
import type { Issue, IssueRef } from "../../shared/domain/issue.ts";
import type { PlannedIssue } from "../../shared/domain/planned-issue.ts";
import { planBacklog } from "../../shared/reconcile/plan-backlog.ts";
import { surveyBacklog } from "../../shared/reconcile/survey-backlog.ts";
import { issueOf, mapOf, NOW } from "../decide/build.ts";
import { listAll } from "../decide/list-all.ts";

const MAP = mapOf(`
streams: { pay: { words: [pay] }, search: { words: [search] }, refunds: { words: [refund] } }
ignore: { labels: [question] }
`);
const settings = { now: NOW, occasion: "sweep" as const, mapUrl: () => null };
const ref = (number: number, more: Partial<IssueRef> = {}): IssueRef => ({
  repo: null,
  number,
  open: null,
  ...more,
});
const row = (number: number, more: Partial<Issue>): Issue => issueOf({ number, ...more });

interface Reading {
  readonly planned: PlannedIssue[];
  readonly readings: boolean[];
}

async function plan(rows: readonly Issue[]): Promise<Reading> {
  const readings: boolean[] = [];
  const read = async function* (commentsKnown: boolean) {
    readings.push(commentsKnown);
    for (const issue of rows) yield { ...issue, commentsKnown: issue.commentsKnown || commentsKnown };
  };
  return {
    planned: await listAll(planBacklog({ issues: read, connected: () => read(false) }, MAP, settings)),
    readings,
  };
}

/** "number stream" of each issue. */
const streamsOf = async (rows: readonly Issue[]): Promise<string[]> =>
  (await plan(rows)).planned.map(
    ({ issue, decision }) => `${issue.number} ${decision.stream ?? decision.outcome}`,
  );

const neighboursOf = async (rows: readonly Issue[]) => (await plan(rows)).planned[0]!.neighbours;

describe("parents", () => {
  test.each<[string, Issue[], string[]]>([
    ["before their children", [row(1, { title: "pay" }), row(2, { parent: ref(1) })], ["1 pay", "2 pay"]],
    ["after their children", [row(2, { parent: ref(1) }), row(1, { title: "pay" })], ["2 pay", "1 pay"]],
    [
      "over several levels, in any order",
      [row(3, { parent: ref(2) }), row(1, { title: "pay" }), row(2, { parent: ref(1) })],
      ["3 pay", "1 pay", "2 pay"],
    ],
    ["closed ones", [row(2, { parent: ref(1) }), row(1, { title: "pay", open: false })], ["2 pay", "1 pay"]],
    ["out of sight", [row(2, { parent: ref(1), title: "search" })], ["2 search"]],
    [
      "ignored ones",
      [row(2, { parent: ref(1) }), row(1, { title: "pay", labels: ["question"] })],
      ["2 unmapped", "1 ignored"],
    ],
    [
      "in a circle",
      [row(1, { parent: ref(2), title: "pay" }), row(2, { parent: ref(1), title: "search" })],
      ["1 pay", "2 search"],
    ],
    ["its own", [row(1, { parent: ref(1) })], ["1 unmapped"]],
    [
      "of another repository",
      [
        row(2, { parent: ref(1, { repo: "ACME/plans" }) }),
        row(1, { repo: "acme/Plans", title: "pay" }),
        row(1, { title: "search" }),
      ],
      ["2 pay", "1 pay", "1 search"],
    ],
    [
      "of this repository, with another one's of the same number",
      [row(2, { parent: ref(1) }), row(1, { repo: "acme/plans", title: "pay" }), row(1, { title: "search" })],
      ["2 search", "1 pay", "1 search"],
    ],
    [
      "where no repository is told",
      [row(2, { repo: null, parent: ref(1) }), row(1, { repo: null, title: "pay" })],
      ["2 pay", "1 pay"],
    ],
  ])("%s", async (_, rows, expected) => expect(await streamsOf(rows)).toEqual(expected));

  test("by their labels first", async () =>
    expect(
      await streamsOf([row(2, { parent: ref(1) }), row(1, { title: "pay", labels: ["stream: search"] })]),
    ).toEqual(["2 search", "1 search"]));
});

describe("blockers", () => {
  test("are found before and after, with their state and stream", async () => {
    const rows = [
      row(1, { blockedBy: [ref(2), ref(3), ref(4), ref(5, { open: true }), ref(6, { open: true })] }),
      row(2, { title: "pay" }),
      row(3, { open: false, parent: ref(2) }),
      // What its own row says goes before what another row says of it.
      row(6, { open: false }),
    ];
    const { blockers } = await neighboursOf(rows);
    expect(blockers.map(({ ref: { number }, open, stream }) => [number, open, stream])).toEqual([
      [2, true, "pay"],
      [3, false, "pay"],
      [4, null, null],
      [5, true, null],
      [6, false, null],
    ]);
  });

  test("make findings", async () => {
    const rows = [
      row(1, { title: "pay", labels: ["blocked"], blockedBy: [ref(2)] }),
      row(2, { title: "search" }),
    ];
    const checks = async (all: Issue[]) => (await plan(all)).planned[0]!.findings.map(({ check }) => check);
    expect(await checks(rows)).toEqual(["cross-stream-block"]);
    expect(await checks([rows[0]!, { ...rows[1]!, open: false }])).toEqual(["block-cleared"]);
  });
});

describe("sub-issues", () => {
  test.each<[string, Issue[]]>([
    [
      "as the issue tells",
      [
        row(1, { subIssues: [ref(2), ref(3), ref(9)] }),
        row(2, { title: "pay" }),
        row(3, { title: "search" }),
      ],
    ],
    [
      "as they tell",
      [
        row(1, {}),
        row(2, { title: "pay", labels: ["stream: pay"], parent: ref(1) }),
        row(3, { labels: ["stream: search"], parent: ref(1) }),
      ],
    ],
    [
      "as both tell",
      [
        row(1, { subIssues: [ref(2)] }),
        row(2, { title: "pay", parent: ref(1) }),
        row(3, { labels: ["stream: search"], parent: ref(1) }),
        row(4, { title: "pay", parent: ref(1) }),
      ],
    ],
  ])("%s", async (_, rows) =>
    expect([...(await neighboursOf(rows)).subIssueStreams].sort()).toEqual(["pay", "search"]),
  );

  test("of another repository count, too", async () => {
    const rows = [
      row(1, { subIssues: [ref(2, { repo: "acme/plans" })] }),
      row(2, { title: "search" }),
      row(2, { repo: "acme/plans", title: "pay" }),
    ];
    expect((await neighboursOf(rows)).subIssueStreams).toEqual(["pay"]);
  });
});

describe("reading", () => {
  test("a backlog in which nobody names another is read twice", async () => {
    expect((await plan([row(1, {}), row(2, {})])).readings).toEqual([false, false]);
    expect((await plan([row(1, { parent: ref(2) })])).readings).toEqual([false, false, false]);
  });

  test("one issue with comments says that the data has them", async () => {
    const { planned, readings } = await plan([
      row(1, { labels: ["blocked"] }),
      row(2, { commentsKnown: true }),
    ]);
    expect(readings).toEqual([false, true]);
    expect(planned[0]!.findings.map(({ check }) => check)).toContain("blocked-unexplained");
    const without = await plan([row(1, { labels: ["blocked"] })]);
    expect(without.planned[0]!.findings.map(({ check }) => check)).not.toContain("blocked-unexplained");
  });

  test("nothing but names is kept of the first look", async () => {
    const body = "x".repeat(100_000);
    const rows = [row(1, { body, title: body }), row(2, { body, parent: ref(1), blockedBy: [ref(3)] })];
    const survey = await surveyBacklog(
      (async function* () {
        yield* rows;
      })(),
    );
    expect(survey).toEqual({
      named: new Set(["acme/shop#1", "acme/shop#2", "acme/shop#3"]),
      children: new Map([["acme/shop#1", ["acme/shop#2"]]]),
      commentsKnown: false,
    });
  });

  test("an issue is planned before the next one is read", async () => {
    const log: string[] = [];
    const read = async function* () {
      for (const number of [1, 2, 3]) {
        log.push(`read ${number}`);
        yield row(number, {});
      }
    };
    const planned = planBacklog({ issues: read, connected: () => read() }, MAP, settings);
    for await (const { issue } of planned) log.push(`planned ${issue.number}`);
    const rounds = ["read 1", "planned 1", "read 2", "planned 2", "read 3", "planned 3"];
    expect(log).toEqual(["read 1", "read 2", "read 3", ...rounds]);
  });

  test("an empty backlog", async () => expect((await plan([])).planned).toEqual([]));
});
