import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { API, mockGitHub, NOW, WIRE } from "./mock-github.ts";

const GRAPHQL = "/api/graphql";
const DOCUMENT = "query ReadIt($word: String) { it(word: $word) { id } }";
const SECRET = "ghs_a-secret";
const now = () => NOW;

describe("over the wire", () => {
  const github = mockGitHub();
  const open = (token: () => Promise<string> = async () => SECRET) =>
    openGraphQL({ token, baseUrl: API, now });

  test("a document goes to an Enterprise Server's /api/graphql, with a token asked for anew each time", async () => {
    let count = 0;
    const ask = open(async () => `t${++count}`);
    github.reply("POST", GRAPHQL, { status: 200, body: { data: { it: { id: "1" } } } }, 2);
    const variables = { word: 'a "b" $c\n{ viewer }' };
    expect(await ask(DOCUMENT, variables)).toEqual({ data: { it: { id: "1" } }, problems: [] });
    await ask(DOCUMENT, variables);
    expect(github.seen.map(({ line, headers }) => [line, headers.authorization])).toEqual([
      ["POST /api/graphql", "bearer t1"],
      ["POST /api/graphql", "bearer t2"],
    ]);
    expect(github.seen[0]!.body).toEqual({ query: DOCUMENT, variables });
  });

  test("data with holes is an answer, and the problems say which", async () => {
    const errors = [
      { type: "NOT_FOUND", path: ["it", 0], message: "Could not resolve." },
      { message: "Something went wrong." },
    ];
    github.reply("POST", GRAPHQL, { status: 200, body: { data: { it: null }, errors } });
    expect(await open()(DOCUMENT, {})).toEqual({
      data: { it: null },
      problems: [
        { type: "NOT_FOUND", path: ["it", 0], message: "Could not resolve." },
        { type: null, path: [], message: "Something went wrong." },
      ],
    });
  });

  test.each([
    ["half an answer", WIRE.half],
    [
      "a page instead of an answer",
      { status: 200, body: "<html>", headers: { "content-type": "text/html" } },
    ],
    ["an empty answer", { status: 200, body: "" }],
    ["no data and no reason", { status: 200, body: { data: null } }],
    ["a reason without a type", { status: 200, body: { data: null, errors: [{ message: "Oh." }] } }],
  ])("%s is unavailable", async (_what, answer) => {
    github.reply("POST", GRAPHQL, answer);
    await expect(open()(DOCUMENT, {})).rejects.toMatchObject({ name: "GitHubError", kind: "unavailable" });
  });

  test("a token that cannot be had is told as it is, and nothing is asked", async () => {
    const error = new GitHubError("gone", "The App is not installed any more.");
    await expect(open(() => Promise.reject(error))(DOCUMENT, {})).rejects.toBe(error);
    expect(github.seen).toEqual([]);
  });

  test("an error holds neither the token nor what was asked or answered", async () => {
    const words = "a stranger's words";
    const refusal = { status: 200, body: { errors: [{ type: "FORBIDDEN", message: words }] } };
    const page = { status: 403, body: { message: words } };
    for (const answer of [refusal, page, WIRE.badGateway, WIRE.half]) {
      github.reply("POST", GRAPHQL, answer);
      const error = await open()(DOCUMENT, { word: words }).catch((caught: unknown) => caught as Error);
      expect(error).toBeInstanceOf(GitHubError);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/secret|stranger/);
    }
  });
});

describe("a GitHub that fails", () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await buildShop();
  });
  afterEach(() => shop.fake.close());
  const ask = (timeoutMs: number) => {
    const token = async () => shop.fake.installationToken(shop.installation);
    return openGraphQL({ token, baseUrl: shop.fake.url, now, timeoutMs })(
      "query ReadIdentity { viewer { login } }",
      {},
    );
  };

  test.each(["hang", "drop", "lose-answer"] as const)("%s: unavailable, asked once", async (kind) => {
    shop.fake.fail({ trouble: { kind } });
    await expect(ask(kind === "hang" ? 50 : 5000)).rejects.toMatchObject({ kind: "unavailable" });
    expect(shop.fake.requests).toHaveLength(1);
  });

  test("a server that is not there", async () => {
    const gone = openGraphQL({ token: async () => "t", baseUrl: "http://127.0.0.1:1", now });
    await expect(gone("query A { viewer { login } }", {})).rejects.toMatchObject({ kind: "unavailable" });
  });
});
