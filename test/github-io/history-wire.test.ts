import { afterEach, describe, expect, test } from "vitest";
import { checkDocument } from "./check-document.ts";
import { gather } from "./gather.ts";
import { mockGitHub, NOW, WIRE, type WireAnswer } from "./mock-github.ts";
import { HISTORY_PART, openWireReaders } from "./wire-readers.ts";

const github = mockGitHub();
const GRAPHQL = "/api/graphql";
const ACME = { owner: "acme", repo: "shop" };
const END = { hasNextPage: false, endCursor: null };
const LABELS = { repository: { labels: { pageInfo: END, nodes: [{ id: "LA_1", name: "defect" }, null] } } };
const CLOSED = { repository: { issues: { pageInfo: END, nodes: [] } } };

const pageOf = (...nodes: (object | null)[]) => ({ repository: { issues: { pageInfo: END, nodes } } });
const reply = (data: object, ...problems: object[]) =>
  github.reply("POST", GRAPHQL, {
    status: 200,
    body: {
      data,
      ...(problems.length > 0 && { errors: problems.map((one) => ({ ...one, message: "Words." })) }),
    },
  });
/** Answers with the labels, then these open issues, and no closed ones. */
function replyWith(open: object, ...problems: object[]): void {
  reply(LABELS);
  reply(open, ...problems);
  reply(CLOSED);
}
const read = () => gather(openWireReaders().histories.readHistory(ACME, NOW - 1000));
const AT = ["repository", "issues", "nodes", 0];
const names = () => github.seen.map(({ body: { query } }) => /^query (\w+)/.exec(query as string)![1]);

afterEach(() => {
  for (const { body } of github.seen) {
    expect(checkDocument(body.query as string, body.variables as Record<string, unknown>)).toEqual([]);
    expect(body.query).not.toMatch(/acme|"shop|I_1/);
  }
});

test("three requests for a small backlog: labels, open issues, closed issues", async () => {
  replyWith(pageOf(HISTORY_PART));
  expect((await read()).map(({ id, issue }) => [id, issue.number, issue.open])).toEqual([["I_1", 12, true]]);
  expect(names()).toEqual(["ReadAllLabels", "ReadOpenHistories", "ReadClosedHistories"]);
  expect(github.seen.map(({ body }) => body.variables)).toEqual([
    { ...ACME, after: null },
    { ...ACME, after: null, size: 50 },
    { ...ACME, after: null, size: 50, since: "2026-11-23T09:59:59.000Z" },
  ]);
});

const event = (type: string, more: object = {}) => ({
  __typename: type,
  createdAt: "2026-11-21T10:00:00Z",
  actor: null,
  ...more,
});

describe("what GitHub does not show is left out", () => {
  test("people who are gone, blockers out of sight, nodes that are kept back, events of another time", async () => {
    const nodes = [
      event("LabeledEvent", { label: { id: "LA_1", name: "bug" } }),
      null,
      event("BlockedByAddedEvent", { blockingIssue: null }),
      event("SomethingNewEvent"),
      event("ClosedEvent", { stateReason: null }),
    ];
    const timelineItems = { pageInfo: END, nodes };
    const blockedBy = { pageInfo: END, nodes: [null] };
    const part = { ...HISTORY_PART, timelineItems, blockedBy, stateReason: "REOPENED" };
    replyWith(pageOf(part, null), { type: "FORBIDDEN", path: [...AT, "blockedBy", "nodes", 0] });
    const [observed] = await read();
    const at = Date.parse("2026-11-21T10:00:00Z");
    expect(observed!.issue.events).toEqual([
      { event: "labeled", at, actor: null, label: "defect" },
      { event: "blocked_by_added", at, actor: null, label: null },
      { event: "closed", at, actor: null, label: null },
    ]);
    expect(observed!.issue).toMatchObject({ author: null, blockedBy: [], stateReason: null });
  });

  test("the repository's labels: events keep the names of their day", async () => {
    const timelineItems = {
      pageInfo: END,
      nodes: [event("LabeledEvent", { label: { id: "LA_1", name: "bug" } })],
    };
    reply({ repository: { labels: null } }, { type: "FORBIDDEN", path: ["repository", "labels"] });
    reply(pageOf({ ...HISTORY_PART, timelineItems }));
    reply(CLOSED);
    expect((await read())[0]!.issue.events).toMatchObject([{ label: "bug" }]);
  });

  test("an answer to somebody who is gone may be by anyone", async () => {
    const comment = (id: string, author: object | null) => ({ ...event("IssueComment", { author }), id });
    const nodes = [comment("IC_1", { __typename: "Bot", login: "b" }), comment("IC_2", null)];
    const comments = { pageInfo: { hasNextPage: true, endCursor: "c" }, totalCount: 99, nodes };
    const lastComments = { ...HISTORY_PART.lastComments, totalCount: 99, nodes: [nodes[1]] };
    replyWith(pageOf({ ...HISTORY_PART, comments, lastComments }));
    const [observed] = await read();
    expect(observed!.issue.events!.map(({ actor }) => actor?.kind ?? null)).toEqual(["bot", null]);
  });
});

describe("a page with any other hole is none: it is asked for again, smaller", () => {
  test.each([
    ["labels that took too long", { labels: null }, "RESOURCE_LIMITS_EXCEEDED", "labels"],
    ["labels without a reason", { labels: null }, "FORBIDDEN", "labels"],
    ["an event that broke", {}, null, "timelineItems"],
    ["a blocker that broke", {}, "INTERNAL", "blockedBy"],
  ])("%s", async (_what, hole, type, field) => {
    reply(LABELS);
    reply(pageOf({ ...HISTORY_PART, ...hole }), { ...(type && { type }), path: [...AT, field] });
    reply(CLOSED);
    reply(pageOf(HISTORY_PART));
    expect(await read()).toHaveLength(1);
    expect(github.seen.map(({ body }) => (body.variables as { size?: number }).size)).toEqual([
      undefined,
      50,
      50,
      17,
    ]);
  });

  test("of a list that goes on, too", async () => {
    const timelineItems = { pageInfo: { hasNextPage: true, endCursor: "c" }, nodes: [] };
    replyWith(pageOf({ ...HISTORY_PART, timelineItems }));
    reply({ n0: { list: { pageInfo: END, nodes: [null] } } }, { path: ["n0", "list", "nodes", 0] });
    reply({ n0: { list: { pageInfo: END, nodes: [event("ClosedEvent")] } } });
    expect((await read())[0]!.issue.events).toHaveLength(1);
    expect(names().slice(3)).toEqual(["ReadMoreHistory", "ReadMoreHistory"]);
    expect(github.seen[4]!.body.variables).toEqual({ id0: "I_1", at0: "c" });
  });

  test.each([
    ["is gone: the issue is left out", "NOT_FOUND", null],
    ["may not be read: all is given up", "FORBIDDEN", "forbidden"],
  ])("an issue that %s", async (_what, type, kind) => {
    const timelineItems = { pageInfo: { hasNextPage: true, endCursor: "c" }, nodes: [] };
    replyWith(pageOf({ ...HISTORY_PART, timelineItems }));
    reply({ n0: null }, { type, path: ["n0"] });
    if (kind === null) expect(await read()).toEqual([]);
    else await expect(read()).rejects.toMatchObject({ name: "GitHubError", kind });
  });
});

describe("failures", () => {
  const limited = {
    status: 200,
    body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded." }] },
    headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1000 + 600) },
  };
  const rows: readonly (readonly [string, WireAnswer, string, number])[] = [
    ["forbidden", WIRE.forbidden, "forbidden", 1],
    ["the hour's limit", limited, "limited", 1],
    ["a secondary limit", WIRE.secondaryLimit, "limited", 1],
    // 50, 17, 6, 2, 1 open issues, and meanwhile as many closed ones.
    ["an outage", WIRE.badGateway, "unavailable", 5],
    ["answers that break off", WIRE.half, "unavailable", 5],
  ];
  test.each(rows)("%s", async (_what, answer, kind, requests) => {
    reply(LABELS);
    github.reply("POST", GRAPHQL, answer, 20);
    await expect(read()).rejects.toMatchObject({ name: "GitHubError", kind });
    expect(names().filter((name) => name === "ReadOpenHistories")).toHaveLength(requests);
  });

  test("a repository that went meanwhile", async () => {
    reply(LABELS);
    const gone = { type: "NOT_FOUND", path: ["repository"] };
    reply({ repository: null }, gone);
    reply({ repository: null }, gone);
    await expect(read()).rejects.toMatchObject({ name: "GitHubError", kind: "gone" });
  });
});
