import type { ProbotOctokit } from "probot";
import { beforeEach, describe, expect, test } from "vitest";
import { InstallationClients } from "../../app/installation-clients.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { openShopProbot } from "./open-shop-probot.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop({ now: Date.now });
  return () => shop.fake.close();
});
const suspend = (): number => {
  shop.installation.suspendedAt = Date.now();
  return shop.installation.id;
};
const tokensAsked = () => shop.fake.requests.filter(({ path }) => path.endsWith("/access_tokens")).length;

describe("against GitHub", () => {
  test("an installation's token is asked once for all, and anew on wish", async () => {
    const { probot } = await openShopProbot(shop);
    const clients = new InstallationClients(probot, Date.now);
    const { token } = await clients.find(shop.installation.id);
    const [first, second] = await Promise.all([token(), token()]);
    expect(first).toMatch(/^ghs_/);
    expect(second).toBe(first);
    expect(await (await clients.find(shop.installation.id)).token()).toBe(first);
    expect(tokensAsked()).toBe(1);
    expect(await token(true)).not.toBe(first);
    expect(tokensAsked()).toBe(2);
  });

  test.each<[string, () => number, string]>([
    ["an installation that is gone", () => 99_999, "gone"],
    ["one that is suspended", suspend, "forbidden"],
  ])("%s: %s", async (_, find, kind) => {
    const { probot } = await openShopProbot(shop);
    const { token } = await new InstallationClients(probot, Date.now).find(find());
    await expect(token()).rejects.toMatchObject({ name: "GitHubError", kind });
  });

  test("the client writes with that token", async () => {
    const { probot } = await openShopProbot(shop);
    const issue = shop.fake.as("mara").openIssue("shop/web", { title: "Card is refused" });
    const { octokit, token } = await new InstallationClients(probot, Date.now).find(shop.installation.id);
    await token();
    await octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", {
      owner: "shop",
      repo: "web",
      issue_number: issue.number,
      labels: ["bug"],
    });
    expect(tokensAsked()).toBe(1);
    expect(issue.labels.map(({ name }) => name)).toEqual(["bug"]);
  });

  test("one installation's writes do not wait for another's", async () => {
    const { probot } = await openShopProbot(shop);
    const clients = new InstallationClients(probot, Date.now);
    const throttles = await Promise.all(
      [1, 2].map(async (id) => readThrottleId((await clients.find(id)).octokit)),
    );
    expect(throttles).toEqual(["1", "2"]);
  });
});

/** Octokit tells its options to whoever makes another one of it. */
const readThrottleId = async (octokit: ProbotOctokit): Promise<unknown> =>
  await octokit.auth({
    type: "installation",
    factory: ({ octokitOptions }: { octokitOptions: { throttle: { id: string } } }) =>
      octokitOptions.throttle.id,
  });

describe("how many are kept", () => {
  const probotOf = (asked: number[]) => ({
    auth: async (id?: number) => {
      asked.push(id!);
      return {} as never;
    },
  });

  test("the one that was not needed for the longest time goes first", async () => {
    const asked: number[] = [];
    const clients = new InstallationClients(probotOf(asked), Date.now, 2);
    for (const id of [1, 2, 1, 3, 1, 2]) await clients.find(id);
    expect(asked).toEqual([1, 2, 3, 2]);
  });
});
