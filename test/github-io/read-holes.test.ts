import { describe, expect, test } from "vitest";
import { gather } from "./gather.ts";
import { gatherIssues } from "./gather-issues.ts";
import { mockGitHub } from "./mock-github.ts";
import { BOARD, LOOKUP } from "./open-shop-readers.ts";
import { answerIssue, ISSUE_PART, openWireReaders } from "./wire-readers.ts";

const github = mockGitHub();
const ACME = { owner: "acme", repo: "shop" };
const ONE = { ...ACME, number: 12 };
const ISSUE = ["repository", "issue"];
const lookup = { ...BOARD, board: { owner: "acme", number: 7, field: "Stream" } };

const reply = (data: object, ...problems: readonly (readonly [string | null, (string | number)[]])[]) =>
  github.reply("POST", "/api/graphql", {
    status: 200,
    body: {
      data,
      ...(problems.length > 0 && {
        errors: problems.map(([type, path]) => ({
          ...(type && { type }),
          path,
          message: "Words of GitHub.",
        })),
      }),
    },
  });
const read = (asked = LOOKUP) => openWireReaders().issues.readIssue(ONE, asked);

describe("what GitHub does not show is left out", () => {
  test("a parent and blockers of another repository", async () => {
    const blocker = {
      number: 3,
      state: "OPEN",
      repository: { nameWithOwner: "acme/shop" },
      labels: { nodes: [{ name: "bug" }, null] },
    };
    const blockedBy = { ...ISSUE_PART.blockedBy, nodes: [null, blocker] };
    reply(
      answerIssue({ ...ISSUE_PART, blockedBy }),
      ["FORBIDDEN", [...ISSUE, "parent"]],
      ["FORBIDDEN", [...ISSUE, "blockedBy", "nodes", 0]],
    );
    expect((await read())!.issue).toMatchObject({
      parent: null,
      blockedBy: [{ repo: "acme/shop", number: 3, open: true }],
      relatives: [{ number: 3, labels: ["bug"], parent: null }],
    });
  });

  test("relatives whose labels are kept back: they would look like some of no stream", async () => {
    const relative = (number: number, labels: unknown, more: object = {}) => ({
      number,
      state: "OPEN",
      repository: { nameWithOwner: "acme/shop" },
      labels,
      ...more,
    });
    const grandparent = relative(5, { nodes: [{ name: "bug" }] });
    const parent = relative(4, null, { parent: grandparent });
    const subIssues = { ...ISSUE_PART.subIssues, nodes: [relative(6, { nodes: null })] };
    reply(answerIssue({ ...ISSUE_PART, parent, subIssues }), ["FORBIDDEN", [...ISSUE, "parent", "labels"]]);
    expect((await read())!.issue).toMatchObject({
      parent: { number: 4 },
      subIssues: [{ number: 6 }],
      relatives: [{ number: 5, labels: ["bug"] }],
    });
  });

  test("the flow map, without the permission to read files", async () => {
    reply(answerIssue(ISSUE_PART), ["FORBIDDEN", ["repository", "map"]]);
    expect((await read())!.mapVersion).toBeNull();
  });

  test("a comment that is gone", async () => {
    reply({ ...answerIssue(ISSUE_PART), nodes: [null] }, ["NOT_FOUND", ["nodes", 0]]);
    expect((await read({ ...LOOKUP, comments: ["IC_1"] }))!.comments).toEqual([]);
  });
});

describe("the board", () => {
  const card = (number: number) => ({
    id: `PVTI_${number}`,
    isArchived: false,
    project: { id: "PVT_1", number, owner: { login: "Acme" } },
    fieldValueByName: { __typename: "X", name: "Checkout", updatedAt: "2026-11-21T10:00:00Z" },
  });
  const hidden = ["FORBIDDEN", [...ISSUE, "projectItems", "nodes", 0]] as const;
  const withItems = (nodes: unknown[] | null | "no list") =>
    answerIssue({
      ...ISSUE_PART,
      projectItems: nodes === null ? null : { nodes: nodes === "no list" ? null : nodes },
    });

  test.each([
    ["the list", null, [...ISSUE, "projectItems"]],
    ["all that is in it", "no list" as const, [...ISSUE, "projectItems", "nodes"]],
    ["a card", [null], hidden[1]],
    ["a card beside one of another board", [null, card(8)], hidden[1]],
  ])("cannot be told while GitHub keeps back %s", async (_what, nodes, path) => {
    reply(withItems(nodes), ["FORBIDDEN", [...path]]);
    expect(await read(lookup)).toMatchObject({ boardVisible: false, itemId: null, issue: { board: null } });
  });

  test("is known by our card, whatever other cards are kept back", async () => {
    reply(withItems([null, card(7)]), ["FORBIDDEN", [...hidden[1]]]);
    const at = Date.parse("2026-11-21T10:00:00Z");
    expect(await read(lookup)).toMatchObject({
      boardVisible: true,
      itemId: "PVTI_7",
      issue: { board: { kind: "card", option: "Checkout", updatedAt: at, archived: false } },
    });
  });
});

describe("a reading with any other hole is none", () => {
  test.each([
    ["labels that took too long", { labels: null }, "RESOURCE_LIMITS_EXCEEDED", ["labels"], "unavailable"],
    ["labels without a reason", { labels: null }, "FORBIDDEN", ["labels"], "unavailable"],
    ["no list of labels", { labels: { nodes: null } }, "FORBIDDEN", ["labels", "nodes"], "unavailable"],
    ["an event that broke", {}, null, ["timelineItems", "nodes", 0], "unavailable"],
    ["a blocker that broke", {}, "INTERNAL", ["blockedBy", "nodes", 0], "unavailable"],
    ["a limit half way", {}, "RATE_LIMITED", ["comments"], "limited"],
  ])("%s", async (_what, hole, type, path, kind) => {
    reply(answerIssue({ ...ISSUE_PART, ...hole }), [type, [...ISSUE, ...path]]);
    await expect(read()).rejects.toMatchObject({ name: "GitHubError", kind });
  });

  test("of a page that follows, too", async () => {
    const comments = { pageInfo: { hasNextPage: true, endCursor: "c" }, nodes: [] };
    reply(answerIssue({ ...ISSUE_PART, comments }));
    reply({ node: { list: { ...comments, nodes: [null] } } }, [null, ["node", "list", "nodes", 0]]);
    await expect(read()).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("an issue that went meanwhile is gone", async () => {
    const comments = { pageInfo: { hasNextPage: true, endCursor: "c" }, nodes: [] };
    reply(answerIssue({ ...ISSUE_PART, comments }));
    reply({ node: null }, ["NOT_FOUND", ["node"]]);
    await expect(read()).rejects.toMatchObject({ kind: "gone" });
  });

  test("in a list of issues the page is asked for again, smaller", async () => {
    const list = (nodes: unknown[]) => ({
      viewer: { login: "s[bot]" },
      repository: { map: null, issues: { pageInfo: { hasNextPage: false, endCursor: null }, nodes } },
    });
    reply(list([{ ...ISSUE_PART, labels: null }]), [
      "RESOURCE_LIMITS_EXCEEDED",
      ["repository", "issues", "nodes", 0, "labels"],
    ]);
    reply(list([ISSUE_PART]));
    const read = gatherIssues(openWireReaders().pages, LOOKUP, ACME);
    expect((await read).map(({ issue }) => issue.number)).toEqual([12]);
    expect(github.seen.map(({ body }) => (body.variables as { size: number }).size)).toEqual([100, 34]);
  });

  test("in a list of issues, one that went meanwhile or is kept back is passed over", async () => {
    const comments = { pageInfo: { hasNextPage: true, endCursor: "c" }, nodes: [] };
    const nodes = [{ ...ISSUE_PART, comments }, null, { ...ISSUE_PART, id: "I_2", number: 13 }];
    const issues = { pageInfo: { hasNextPage: false, endCursor: null }, nodes };
    reply({ viewer: { login: "s[bot]" }, repository: { map: null, issues } }, [
      "FORBIDDEN",
      ["repository", "issues", "nodes", 1],
    ]);
    reply({ node: null }, ["NOT_FOUND", ["node"]]);
    const read = gatherIssues(openWireReaders().pages, LOOKUP, ACME);
    expect((await read).map(({ issue }) => issue.number)).toEqual([13]);
  });

  test("in a list of issues, a limit on the way to a longer list ends it", async () => {
    const comments = { pageInfo: { hasNextPage: true, endCursor: "c" }, nodes: [] };
    const issues = { pageInfo: comments.pageInfo, nodes: [{ ...ISSUE_PART, comments }] };
    reply({ viewer: { login: "s[bot]" }, repository: { map: null, issues } });
    reply({ node: null }, ["RATE_LIMITED", ["node"]]);
    const read = gatherIssues(openWireReaders().pages, LOOKUP, ACME);
    await expect(read).rejects.toMatchObject({ kind: "limited" });
  });

  const broken = ["RESOURCE_LIMITS_EXCEEDED", ["repository", "issue", "list", "nodes", 0]] as const;
  test.each([
    ["blocked issues", "listBlockedIssues"],
    ["sub-issues", "listSubIssues"],
  ] as const)("%s", async (_what, method) => {
    reply({ repository: { issue: { list: { nodes: [null] } } } }, [broken[0], [...broken[1]]]);
    await expect(openWireReaders().related[method](ONE)).rejects.toMatchObject({ kind: "unavailable" });
  });
});

describe("no issue", () => {
  test.each([
    ["a number of nothing, or of a pull request", answerIssue(null)],
    [
      "one that is answered from its new repository",
      answerIssue({ ...ISSUE_PART, repository: { nameWithOwner: "acme/docs" } }),
    ],
  ])("%s: null", async (_what, data) => {
    const problem = ["NOT_FOUND", ISSUE] as const;
    if ((data as { repository: { issue: unknown } }).repository.issue === null)
      reply(data, [problem[0], [...problem[1]]]);
    else reply(data);
    expect(await read()).toBeNull();
  });

  test("one of a renamed repository is read, under its new name", async () => {
    const repository = { nameWithOwner: "acme/store" };
    reply(answerIssue({ ...ISSUE_PART, repository }, repository));
    expect((await read())!.issue.repo).toBe("acme/store");
  });

  test("one that may not be read is forbidden, not gone", async () => {
    reply(answerIssue(null), ["FORBIDDEN", ISSUE]);
    await expect(read()).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("a repository out of sight without a word of why is gone", async () => {
    const { maps, related, issues } = openWireReaders();
    const all = [
      () => maps.readMap(ACME),
      () => maps.readFormerMaps(ACME),
      () => issues.countOpenIssues(ACME),
      () => gather(related.listOpenIssues(ACME)),
      () => read(),
    ];
    for (const ask of all) {
      reply({ viewer: { login: "s[bot]" }, repository: null });
      await expect(ask()).rejects.toMatchObject({ name: "GitHubError", kind: "gone" });
    }
  });
});
