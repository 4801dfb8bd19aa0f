import { expect, test } from "vitest";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { readIdentity } from "../../shared/github/read-identity.ts";
import { buildShop } from "../github/build-shop.ts";

test("a person is a person, an App and a workflow are bots, by their bare login", async () => {
  const { fake, installation, clock } = await buildShop();
  const read = (token: string) =>
    readIdentity(openGraphQL({ token: async () => token, baseUrl: fake.url, now: clock }), clock);
  expect(await read(fake.userToken("mara"))).toEqual({ login: "mara", kind: "user" });
  expect(await read(fake.installationToken(installation))).toEqual({ login: "streamkeeper", kind: "bot" });
  const workflow = fake.workflowToken("shop/web", { issues: "write" });
  expect(await read(workflow)).toEqual({ login: "github-actions", kind: "bot" });
  await expect(read("not a token")).rejects.toMatchObject({ name: "GitHubError", kind: "forbidden" });
  await fake.close();
});
