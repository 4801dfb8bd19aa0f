import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRow } from "../../shared/backlog/read-row.ts";
import { OPTIONS } from "./read-all.ts";
import { readOne } from "./read-one.ts";

const at = (text: string): number => Date.parse(text);

test("the smallest row", () => {
  expect(readOne({})).toEqual({
    repo: null,
    number: 7,
    title: "Cart is empty",
    body: "",
    open: true,
    isPullRequest: false,
    labels: [],
    author: null,
    createdAt: null,
    closedAt: null,
    stateReason: null,
    milestone: null,
    type: null,
    parent: null,
    blockedBy: [],
    subIssues: [],
    events: null,
    commentsKnown: false,
    sticky: { kind: "absent" },
    board: null,
    relatives: [],
  });
});

test("a row with all that gh prints, and with what it does not know", () => {
  const issue = readOne({
    body: "It stays empty.\r\n",
    state: "CLOSED",
    stateReason: "COMPLETED",
    labels: [{ id: "LA_1", name: "bug", description: "", color: "d73a4a" }],
    author: { id: "U_1", is_bot: false, login: "Octocat", name: "" },
    assignees: [{ login: "hubot" }],
    milestone: { number: 1, title: "2026 Q4" },
    createdAt: "2026-01-31T09:30:00Z",
    closedAt: "2026-02-01T09:30:00Z",
    updatedAt: "2026-02-01T09:30:00Z",
    url: "https://github.com/acme/shop/issues/7",
    issueType: { id: "IT_1", name: "Bug" },
    parent: { number: 3, title: "Checkout", url: "https://github.com/acme/plans/issues/3", state: "OPEN" },
    blockedBy: {
      nodes: [{ number: 4, url: "https://github.com/acme/shop/issues/4", state: "CLOSED" }],
      totalCount: 1,
    },
    subIssues: { nodes: [], totalCount: 0 },
    reactionGroups: [{ content: "HEART" }],
  });
  expect(issue).toMatchObject({
    repo: "acme/shop",
    body: "It stays empty.\r\n",
    open: false,
    isPullRequest: false,
    labels: ["bug"],
    author: { login: "octocat", kind: "user" },
    createdAt: at("2026-01-31T09:30:00Z"),
    closedAt: at("2026-02-01T09:30:00Z"),
    stateReason: "COMPLETED",
    milestone: "2026 Q4",
    type: "Bug",
    parent: { repo: "acme/plans", number: 3, open: true },
    blockedBy: [{ repo: "acme/shop", number: 4, open: false }],
    subIssues: [],
  });
});

describe("every spelling of a field is read", () => {
  test.each([
    ["labels as texts", { labels: ["bug", "area/pay"] }, { labels: ["bug", "area/pay"] }],
    ["labels as both", { labels: ["bug", { name: "UX" }] }, { labels: ["bug", "UX"] }],
    [
      "labels with commas and quotes",
      { labels: ['a, b "c"', "d\\e", " f "] },
      { labels: ['a, b "c"', "d\\e", " f "] },
    ],
    ["no labels", { labels: null }, { labels: [] }],
    ["a lower-case state", { state: "closed" }, { open: false }],
    ["an odd state", { state: " Open" }, { open: true }],
    ["a merged pull request", { state: "MERGED" }, { open: false }],
    [
      "an author who is a bot",
      { author: { login: "app/dependabot", is_bot: true } },
      { author: { login: "dependabot", kind: "bot" } },
    ],
    ["an author as text", { author: "hubot[bot]" }, { author: { login: "hubot", kind: "bot" } }],
    [
      "an author of unknown kind",
      { author: { login: "octocat" } },
      { author: { login: "octocat", kind: "unknown" } },
    ],
    [
      "an author of a REST type",
      { author: { login: "renovate", type: "Bot" } },
      { author: { login: "renovate", kind: "bot" } },
    ],
    ["a deleted author", { author: null }, { author: null }],
    ["a deleted author as gh prints it", { author: { login: "" } }, { author: null }],
    ["no body", { body: null }, { body: "" }],
    ["a type as text", { issueType: "Feature" }, { type: "Feature" }],
    ["no type", { issueType: null }, { type: null }],
    ["an empty instant", { createdAt: "" }, { createdAt: null }],
    [
      "a repository",
      { repo: "acme/shop", url: "https://github.com/other/one/issues/7" },
      { repo: "acme/shop" },
    ],
    [
      "an empty repository",
      { repo: "", url: "https://ghe.example/acme/shop/issues/7" },
      { repo: "acme/shop" },
    ],
    ["an address that says nothing", { url: "https://api.example/repos/acme/shop/issues/7" }, { repo: null }],
    ["a pull request", { isPullRequest: true }, { isPullRequest: true }],
    ["no pull request", { isPullRequest: false, pull_request: null }, { isPullRequest: false }],
    ["a pull request as REST tells it", { pull_request: { url: "..." } }, { isPullRequest: true }],
    [
      "a pull request by its address",
      { url: "https://github.com/acme/shop/pull/7" },
      { isPullRequest: true, repo: "acme/shop" },
    ],
    ["a parent as number", { parent: 3 }, { parent: { repo: null, number: 3, open: null } }],
    [
      "a parent elsewhere",
      { parent: { repo: "acme/plans", number: 3, state: "closed" } },
      { parent: { repo: "acme/plans", number: 3, open: false } },
    ],
    ["no parent", { parent: null }, { parent: null }],
    [
      "blockers",
      { blockedBy: [4, { number: 5, state: "OPEN" }, { number: 6, state: null }] },
      {
        blockedBy: [
          { repo: null, number: 4, open: null },
          { repo: null, number: 5, open: true },
          { repo: null, number: 6, open: null },
        ],
      },
    ],
    [
      "a blocker that whoever exported may not see",
      { blockedBy: [null, 4] },
      { blockedBy: [{ repo: null, number: 4, open: null }] },
    ],
    ["sub-issues", { subIssues: [8] }, { subIssues: [{ repo: null, number: 8, open: null }] }],
    ["an empty title", { title: "" }, { title: "" }],
    ["a closing time on an open row", { closedAt: "yesterday" }, { open: true }],
  ])("%s", (_, row, expected) => {
    expect(readOne(row)).toMatchObject(expected);
  });
});

test("names that every object has mean nothing", () => {
  const row: unknown = JSON.parse(
    '{"number": 7, "title": "t", "state": "OPEN", "__proto__": {"body": 12}, "constructor": 1}',
  );
  expect(readRow(row, OPTIONS)).toMatchObject({ issue: { body: "" } });
});

test("whatever a row holds, it becomes an issue or problems of one line each", () => {
  const keys = fc.constantFrom(
    ..."number title body state labels author createdAt closedAt repo url issueType".split(" "),
    ..."parent blockedBy subIssues events comments isPullRequest".split(" "),
  );
  const entries = fc.dictionary(
    fc.constantFrom(
      "event",
      "at",
      "actor",
      "label",
      "number",
      "repo",
      "state",
      "name",
      "login",
      "nodes",
      "body",
      "createdAt",
    ),
    fc.jsonValue(),
  );
  const row = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(keys, fc.oneof(fc.jsonValue(), entries, fc.array(entries))),
  );
  fc.assert(
    fc.property(row, (value) => {
      const reading = readRow(value, OPTIONS);
      if ("issue" in reading) return;
      expect(reading.problems.length).toBeGreaterThan(0);
      for (const { message } of reading.problems) expect(message).toMatch(/^[^\p{Cc}\u2028\u2029]+\.$/u);
    }),
  );
});
