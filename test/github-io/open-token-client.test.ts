import { beforeEach, describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { openTokenClient } from "../../shared/github/open-token-client.ts";
import type { LimitReading } from "../../shared/github/read-limits.ts";
import type { WriteClient } from "../../shared/github/write-client.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { Issue } from "../github/state/issue.ts";

let shop: Shop;
let issue: Issue;
let tokens: string[];
let refused: string[];
let heard: LimitReading[];
let client: WriteClient;
beforeEach(async () => {
  shop = await buildShop();
  issue = shop.fake.as("mara").openIssue("shop/web", { title: "Card is refused" });
  [tokens, refused, heard] = [[shop.fake.installationToken(shop.installation)], [], []];
  const bearer = {
    get: async () => tokens[0]!,
    refuse: (token: string) => {
      refused.push(token);
      if (tokens[0] === token) tokens.shift();
    },
  };
  const hear = (reading: LimitReading) => heard.push(reading);
  client = openTokenClient({ bearer, baseUrl: shop.fake.url, now: shop.clock, hear });
  return () => shop.fake.close();
});

const statuses = () => shop.fake.requests.map(({ status }) => status);
const read = () => client.rest("GET /repos/{owner}/{repo}", { owner: "shop", repo: "web" });
const comment = () =>
  client.ask('mutation($id: ID!) { addComment(input: { subjectId: $id, body: "x" }) { clientMutationId } }', {
    id: issue.id,
  });
const comments = () => shop.fake.world.comments.get(issue) ?? [];

test("asks by REST and by GraphQL with the token, and tells of the limits", async () => {
  expect(await read()).toMatchObject({ status: 200, data: { full_name: "shop/web" } });
  expect((await comment()).problems).toEqual([]);
  expect(heard.map(({ resource }) => resource)).toEqual(["core", "graphql"]);
  expect(refused).toEqual([]);
});

describe("a token that GitHub does not take", () => {
  test.each([
    ["REST", read],
    ["GraphQL", comment],
  ])("is replaced, and the request sent once more: %s", async (_, ask) => {
    const [good] = tokens;
    tokens.unshift("ghs_ended");
    await ask();
    expect([refused, tokens, statuses().slice(0, 2)]).toEqual([
      ["ghs_ended"],
      [good],
      [401, expect.any(Number)],
    ]);
    expect(shop.fake.requests).toHaveLength(2);
  });

  test("writes nothing twice", async () => {
    tokens.unshift("ghs_ended");
    await comment();
    expect(comments()).toHaveLength(1);
  });

  test("twice: to be tried again later, as GitHub may not know the new one yet", async () => {
    tokens = ["ghs_ended", "ghs_new", ...tokens];
    await expect(read()).rejects.toMatchObject({ name: "GitHubError", kind: "unavailable" });
    expect(refused).toEqual(["ghs_ended", "ghs_new"]);
    await read();
  });
});

test("nothing else is repeated", async () => {
  for (const status of [403, 404, 422, 502]) {
    shop.fake.fail({ trouble: { kind: "status", status } });
    await expect(comment()).rejects.toBeInstanceOf(GitHubError);
  }
  shop.fake.fail({ trouble: { kind: "lose-answer" } });
  await expect(comment()).rejects.toMatchObject({ kind: "unavailable" });
  expect([shop.fake.requests.length, comments().length, refused]).toEqual([5, 1, []]);
});

test("where there is no token, that is the error", async () => {
  const error = new GitHubError("forbidden", "The installation is suspended.");
  const bearer = { get: () => Promise.reject(error), refuse: () => {} };
  client = openTokenClient({ bearer, baseUrl: shop.fake.url, now: shop.clock });
  await expect(read()).rejects.toBe(error);
  await expect(comment()).rejects.toBe(error);
});
