import { Octokit } from "@octokit/core";
import { ProbotOctokit } from "probot";
import { describe, expect, test } from "vitest";
import { openWriteClient } from "../../shared/github/open-write-client.ts";
import { createWriteClient, type WriteClient } from "../../shared/github/write-client.ts";
import { API, mockGitHub, NOW, WIRE } from "./mock-github.ts";

const github = mockGitHub();
const GRAPHQL = "/api/graphql";
const LABELS = "/api/v3/repos/acme/shop/labels";
const CREATE = ["POST /repos/{owner}/{repo}/labels", { owner: "acme", repo: "shop" }] as const;
const DOCUMENT = "mutation WriteIssues { w0: x }";

const now = () => NOW;
const silent = { debug() {}, info() {}, warn() {}, error() {}, trace() {}, fatal() {}, child: () => silent };
const request = { baseUrl: API, userAgent: "streamkeeper/0.1.0" };

const openProbotOctokit = () =>
  new ProbotOctokit({
    ...request,
    auth: { token: "t" },
    throttle: { enabled: false } as never,
    retry: { retryAfterBaseValue: 1 },
    log: silent as never,
  });

/** As the hosts have them, and one as Probot makes it when nobody sets it up: with all its repeating. */
const CLIENTS: readonly (readonly [string, () => WriteClient])[] = [
  ["a plain Octokit", () => createWriteClient(new Octokit({ ...request, auth: "t", log: silent }), now)],
  ["Probot's", () => createWriteClient(openProbotOctokit(), now)],
  [
    "the command line's",
    () => openWriteClient({ token: "t", baseUrl: API, userAgent: "streamkeeper/0.1.0" }),
  ],
];

describe.each(CLIENTS)("%s", (_name, open) => {
  test("sends a document with its variables, and tells the data", async () => {
    github.reply("POST", GRAPHQL, { status: 200, body: { data: { w0: { id: "C" } } } });
    const answer = await open().ask(DOCUMENT, { w0: { body: 'a "b"' } });
    expect(answer).toEqual({ data: { w0: { id: "C" } }, problems: [] });
    expect(github.seen).toMatchObject([
      {
        body: { query: DOCUMENT, variables: { w0: { body: 'a "b"' } } },
        headers: { authorization: "token t" },
      },
    ]);
    expect(Object.keys(github.seen[0]!.body).sort()).toEqual(["query", "variables"]);
    expect(github.seen[0]!.headers["user-agent"]).toContain("streamkeeper/0.1.0");
  });

  test("tells data with holes, and what GitHub says of them", async () => {
    const errors = [{ type: "NOT_FOUND", path: ["w0"], message: "Could not resolve." }, { message: "Oh." }];
    github.reply("POST", GRAPHQL, { status: 200, body: { data: { w0: null, w1: {} }, errors } });
    expect(await open().ask(DOCUMENT, {})).toEqual({
      data: { w0: null, w1: {} },
      problems: [
        { type: "NOT_FOUND", path: ["w0"], message: "Could not resolve." },
        { type: null, path: [], message: "Oh." },
      ],
    });
  });

  test("sends a REST request, and tells its answer", async () => {
    github.reply("POST", LABELS, { status: 201, body: { node_id: "L", name: "a b" } });
    const parameters = { owner: "acme", repo: "shop", name: "a b", color: "0969da" };
    const answer = await open().rest("POST /repos/{owner}/{repo}/labels", parameters);
    expect(answer).toEqual({ status: 201, data: { node_id: "L", name: "a b" } });
    expect(github.seen).toMatchObject([{ body: { name: "a b", color: "0969da" } }]);
    expect(Object.keys(github.seen[0]!.body).sort()).toEqual(["color", "name"]);
  });

  const failures = [
    ["403", WIRE.forbidden, "forbidden"],
    ["404", WIRE.missing, "gone"],
    ["502", WIRE.badGateway, "unavailable"],
    ["a secondary limit", WIRE.secondaryLimit, "limited"],
    ["429", WIRE.tooMany, "limited"],
  ] as const;

  test.each(failures)(
    "%s: an error that says what can be done, and nothing is sent again",
    async (...row) => {
      const [, answer, kind] = row;
      for (const [path, send] of [
        [GRAPHQL, () => open().ask(DOCUMENT, {})],
        [LABELS, () => open().rest(...CREATE)],
      ] as const) {
        github.reply("POST", path, answer, 5);
        const sent = github.seen.length;
        await expect(send()).rejects.toMatchObject({ name: "GitHubError", kind });
        expect(github.seen).toHaveLength(sent + 1);
      }
    },
  );

  test.each([
    ["an answer that breaks off", WIRE.half, "unavailable"],
    ["an answer without data", { status: 200, body: {} }, "unavailable"],
    [
      "a query that went wrong",
      { status: 200, body: { errors: [{ message: "Something went wrong while executing your query." }] } },
      "unavailable",
    ],
    [
      "a document that GitHub does not understand",
      { status: 200, body: { errors: [{ type: "undefinedField", path: ["query"], message: "No." }] } },
      "refused",
    ],
    [
      "the hour's limit",
      {
        status: 200,
        body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded." }] },
        headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1000 + 600) },
      },
      "limited",
    ],
  ])("%s in GraphQL", async (_what, answer, kind) => {
    github.reply("POST", GRAPHQL, answer, 5);
    await expect(open().ask(DOCUMENT, {})).rejects.toMatchObject({ name: "GitHubError", kind });
    expect(github.seen).toHaveLength(1);
  });
});

test("the instant that GitHub names is told", async () => {
  github.reply("POST", LABELS, WIRE.secondaryLimit);
  const refusal = CLIENTS[0]![1]().rest(...CREATE);
  await expect(refusal).rejects.toMatchObject({ kind: "limited", retryAt: NOW + 42_000 });
});

test("left alone, Probot's client sends again what failed", async () => {
  github.reply("POST", LABELS, WIRE.badGateway, 5);
  const octokit = openProbotOctokit();
  const [route, parameters] = CREATE;
  await expect(octokit.request(route, { ...parameters, name: "a" })).rejects.toMatchObject({ status: 502 });
  expect(github.seen).toHaveLength(4);
});

test("an error tells nothing of what was sent", async () => {
  const secret = "a stranger's words";
  const client = CLIENTS[0]![1]();
  for (const answer of [WIRE.forbidden, WIRE.badGateway, WIRE.half]) {
    github.reply("POST", GRAPHQL, answer);
    const error = await client
      .ask(DOCUMENT, { w0: { body: secret } })
      .catch((caught: unknown) => caught as Error);
    expect(String((error as Error).message)).not.toContain(secret);
  }
});

test("no connection is unavailable", async () => {
  const octokit = new Octokit({ baseUrl: "http://127.0.0.1:1", log: silent });
  const failing = createWriteClient(octokit, now);
  await expect(failing.ask(DOCUMENT, {})).rejects.toMatchObject({ kind: "unavailable" });
  await expect(failing.rest("POST /x", {})).rejects.toMatchObject({ kind: "unavailable" });
});
