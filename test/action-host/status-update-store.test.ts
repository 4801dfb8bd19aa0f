import { describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import type { AskGraphQL, GraphQLAnswer } from "../../shared/github/ask.ts";
import { openStatusUpdateStore } from "../../shared/github/project/status-update-store.ts";
import { openVisibilityReader } from "../../shared/github/visibility-reader.ts";

const BOARD = { owner: "acme", number: 7 };
const UPDATE = { status: "AT_RISK", body: "Hello", startDate: "2026-11-23" } as const;

/** One answer, or an error, to every document. */
function storeOf(answer: Partial<GraphQLAnswer> | Error) {
  const ask: AskGraphQL = async () => {
    if (answer instanceof Error) throw answer;
    return { data: {}, problems: [], ...answer };
  };
  return openStatusUpdateStore({ read: ask, write: ask, now: () => 0 });
}

const problem = (type: string, ...path: string[]) => ({ type, path, message: "" });
const node = (id: string, creator: object | null, more: object = {}) => ({
  id,
  ...UPDATE,
  createdAt: "2026-11-23T10:00:00Z",
  creator,
  ...more,
});
const boardOf = (nodes: readonly unknown[] | null) => ({
  viewer: { login: "flow[bot]" },
  organization: { projectV2: { id: "P", url: "u", closed: false, statusUpdates: { nodes } } },
});

describe("status updates", () => {
  test("of a board are ours by who made them, whatever they say", async () => {
    const bot = { __typename: "Bot", login: "flow" };
    const nodes = [
      node("a", bot, { status: "COMPLETE", body: null, startDate: null }),
      null,
      node("b", { __typename: "User", login: "flow" }),
      node("c", null),
      node("d", bot),
    ];
    const createdAt = Date.parse("2026-11-23T10:00:00Z");
    expect(await storeOf({ data: boardOf(nodes) }).readStatusUpdates(BOARD)).toEqual({
      id: "P",
      url: "u",
      closed: false,
      ours: [
        { id: "a", status: null, body: "", startDate: null, createdAt },
        { id: "d", ...UPDATE, createdAt },
      ],
    });
  });

  test.each<[string, Partial<GraphQLAnswer> | Error]>([
    ["refused as a whole", new GitHubError("forbidden", "No.")],
    ["no such board", { problems: [problem("NOT_FOUND", "organization", "projectV2")] }],
    [
      "no such organisation",
      { data: { organization: null }, problems: [problem("NOT_FOUND", "organization")] },
    ],
  ])("%s: out of sight", async (_what, answer) => {
    expect(await storeOf(answer).readStatusUpdates(BOARD)).toBeNull();
  });

  test.each<[string, Partial<GraphQLAnswer> | Error, string]>([
    [
      "a board without its updates",
      { data: boardOf(null), problems: [problem("FORBIDDEN", "organization", "projectV2", "statusUpdates")] },
      "forbidden",
    ],
    ["a limit", { problems: [problem("RATE_LIMITED")] }, "limited"],
    ["an outage", new GitHubError("unavailable", "No."), "unavailable"],
  ])("%s: an error", async (_what, answer, kind) => {
    await expect(storeOf(answer).readStatusUpdates(BOARD)).rejects.toMatchObject({ kind });
  });

  test.each<[string, Partial<GraphQLAnswer>, string]>([
    ["refused", { data: { written: null }, problems: [problem("FORBIDDEN", "written")] }, "forbidden"],
    ["not told", { data: { written: null } }, "unavailable"],
    ["half told", { data: { written: { statusUpdate: null } } }, "unavailable"],
  ])("a write is %s: an error", async (_what, answer, kind) => {
    await expect(storeOf(answer).createStatusUpdate("P", UPDATE)).rejects.toMatchObject({ kind });
    await expect(storeOf(answer).editStatusUpdate("a", UPDATE)).rejects.toMatchObject({ kind });
  });
});

describe("who sees repositories", () => {
  const names = ["shop", "api", "new"].map((repo) => ({ owner: "acme", repo }));
  const readerOf = (answer: Partial<GraphQLAnswer>) =>
    openVisibilityReader({ read: async () => ({ data: {}, problems: [], ...answer }), now: () => 0 });

  test("what we do not know is taken for private", async () => {
    const data = {
      r0: { visibility: "PUBLIC" },
      r1: { visibility: "INTERNAL" },
      r2: { visibility: "SECRET" },
    };
    expect(await readerOf({ data }).readVisibilities(names)).toEqual(["public", "internal", "private"]);
  });
  test("one that is out of sight is named", async () => {
    const reading = readerOf({ problems: [problem("NOT_FOUND", "r1")] }).readVisibilities(names);
    await expect(reading).rejects.toMatchObject({
      kind: "gone",
      message: expect.stringMatching(/^acme\/api: /),
    });
  });
});
