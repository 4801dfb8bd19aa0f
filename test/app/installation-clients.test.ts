import { beforeEach, describe, expect, test } from "vitest";
import { InstallationClients } from "../../app/installation-clients.ts";
import { KeyWatch } from "../../app/key-watch.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import type { WriteClient } from "../../shared/github/write-client.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { Issue } from "../github/state/issue.ts";
import { collectLog } from "./collect-log.ts";
import { openShopProbot } from "./open-shop-probot.ts";

const WEB = { owner: "shop", repo: "web" };
const MINUTE = 60_000;
const WRITING = "shop/web: issues write, metadata read";
const WRITING_ON_BOARDS = "shop/web: issues write, metadata read, organization_projects write";

let passed: number;
let shop: Shop;
let clients: InstallationClients;
let id: number;
let issue: Issue;
beforeEach(async () => {
  passed = 0;
  // From the present on: Octokit signs the App's tokens by the machine's own clock.
  const now = () => Date.now() + passed;
  shop = await buildShop({ now });
  const { probot } = await openShopProbot(shop);
  clients = new InstallationClients(probot, {
    baseUrl: shop.fake.url,
    now,
    key: new KeyWatch(now, collectLog().log),
  });
  id = shop.installation.id;
  issue = shop.fake.as("mara").openIssue("shop/web", { title: "Card is refused" });
  return () => shop.fake.close();
});

const read = (client: WriteClient) => client.rest("GET /repos/{owner}/{repo}", { ...WEB });
const write = (client: WriteClient, place = WEB) =>
  client.rest("POST /repos/{owner}/{repo}/issues/{number}/labels", { ...place, number: 1, labels: ["bug"] });
const paths = () => shop.fake.requests.map(({ method, path, status }) => `${method} ${path} ${status}`);
const tokensAsked = () => paths().filter((path) => path.includes("/access_tokens")).length;
const grantsRead = () => paths().filter((path) => path.startsWith(`GET /app/installations/${id} `)).length;
const lastNarrowing = () => shop.fake.requests.at(-1)!.narrowedTo;

describe("what the tokens may", () => {
  test("reading: all repositories, and nothing but reading", async () => {
    const reader = clients.openReader(id);
    await read(reader);
    expect(lastNarrowing()).toBe("*: contents read, issues read, metadata read, organization_projects read");
    await expect(write(reader)).rejects.toMatchObject({ kind: "forbidden" });
    expect(issue.labels).toEqual([]);
  });

  test("writing: one repository, and boards only where there is one", async () => {
    const writer = clients.openWriter(id, WEB);
    await write(writer);
    expect(lastNarrowing()).toBe(WRITING);
    expect(issue.labels.map(({ name }) => name)).toEqual(["bug"]);
    writer.noteBoard();
    await write(writer);
    expect(lastNarrowing()).toBe(WRITING_ON_BOARDS);
    // The flow map has had no board for long.
    passed += 2 * 60 * MINUTE;
    await write(writer);
    expect(lastNarrowing()).toBe(WRITING);
  });

  test("writing by way of another repository is refused", async () => {
    shop.fake.seed.repository("shop/api", {});
    const there = shop.fake.as("mara").openIssue("shop/api", { title: "Another one" });
    await expect(write(clients.openWriter(id, WEB), { owner: "shop", repo: "api" })).rejects.toMatchObject({
      kind: "gone",
    });
    const answer = await clients
      .openWriter(id, WEB)
      .ask('mutation($id: ID!) { addComment(input: { subjectId: $id, body: "x" }) { clientMutationId } }', {
        id: there.id,
      });
    expect(answer.problems).toMatchObject([{ type: "NOT_FOUND" }]);
  });

  test("what is not granted is not asked for", async () => {
    shop.fake.seed.permissions(shop.installation, { issues: "read", contents: "read" });
    await read(clients.openReader(id));
    expect(lastNarrowing()).toBe("*: contents read, issues read, metadata read");
    const writer = clients.openWriter(id, WEB);
    writer.noteBoard();
    await expect(write(writer)).rejects.toMatchObject({ kind: "forbidden" });
    expect(lastNarrowing()).toBe("shop/web: issues read, metadata read");
    expect(paths().filter((path) => path.endsWith(" 422"))).toEqual([]);
  });
});

describe("how many are asked for", () => {
  test("one for all reading and one for each repository, whoever asks, in 55 minutes", async () => {
    shop.fake.seed.repository("shop/api", {});
    const all = () =>
      Promise.all([
        ...[1, 2, 3].map(() => read(clients.openReader(id))),
        ...[1, 2, 3].map(() => write(clients.openWriter(id, WEB))),
        read(clients.openWriter(id, { owner: "shop", repo: "api" })).catch(() => {}),
      ]);
    await all();
    passed += 54 * MINUTE;
    await all();
    expect([tokensAsked(), grantsRead()]).toEqual([3, 1]);
    passed += 2 * MINUTE;
    await all();
    expect([tokensAsked(), grantsRead()]).toEqual([6, 1]);
  });

  test("none before it is needed", async () => {
    clients.openReader(id);
    clients.openWriter(id, WEB).noteBoard();
    expect(paths()).toEqual([]);
  });
});

test("tokens that end before their time are asked for anew, each once", async () => {
  const [reader, writer] = [clients.openReader(id), clients.openWriter(id, WEB)];
  await Promise.all([read(reader), write(writer)]);
  shop.fake.revokeTokens(shop.installation);
  await Promise.all([1, 2, 3].flatMap(() => [read(reader), write(writer)]));
  expect(tokensAsked()).toBe(4);
});

describe("when more or less is granted", () => {
  const READ = { issues: "write", contents: "read" } as const;

  test("more: new tokens, once they are asked for anew", async () => {
    shop.fake.seed.permissions(shop.installation, READ);
    const [reader, writer] = [clients.openReader(id), clients.openWriter(id, WEB)];
    writer.noteBoard();
    await write(writer);
    shop.fake.seed.permissions(shop.installation, { ...READ, organization_projects: "write" });
    await clients.renew(id);
    await write(writer);
    expect(lastNarrowing()).toBe(WRITING_ON_BOARDS);
    await read(reader);
    expect(lastNarrowing()).toContain("organization_projects read");
  });

  test("less: what GitHub refuses is asked for without it", async () => {
    const reader = clients.openReader(id);
    await read(reader);
    shop.fake.seed.permissions(shop.installation, READ);
    passed += 56 * MINUTE;
    await read(reader);
    expect(lastNarrowing()).toBe("*: contents read, issues read, metadata read");
    expect([tokensAsked(), grantsRead()]).toEqual([3, 2]);
  });

  test("many who ask for new tokens at once get one", async () => {
    const reader = clients.openReader(id);
    await read(reader);
    passed += MINUTE;
    await Promise.all([clients.renew(id), clients.renew(id), clients.renew(id)]);
    await clients.renew(id);
    await read(reader);
    expect(tokensAsked()).toBe(2);
  });
});

describe("repositories that moved on", () => {
  test("one that was renamed is written to under its new name", async () => {
    const writer = clients.openWriter(id, WEB);
    shop.fake.as("mara").renameRepository("shop/web", "front");
    const answer = await writer.ask(
      'mutation($id: ID!) { addComment(input: { subjectId: $id, body: "x" }) { clientMutationId } }',
      { id: issue.id },
    );
    expect(answer.problems).toEqual([]);
    expect(lastNarrowing()).toBe("shop/front: issues write, metadata read");
  });

  test.each<[string, () => void, string]>([
    [
      "public, and the App was taken out of it",
      () => {
        issue.repository.isPrivate = false;
        shop.fake.seed.select(shop.installation, "shop/web", "removed");
      },
      "forbidden",
    ],
    [
      "private, and out of sight",
      () => shop.fake.seed.select(shop.installation, "shop/web", "removed"),
      "gone",
    ],
  ])("%s", async (_, happen, kind) => {
    happen();
    await expect(write(clients.openWriter(id, WEB))).rejects.toSatisfy(
      (error) => error instanceof GitHubError && error.kind === kind,
    );
  });
});

describe("installations that are no more", () => {
  test.each<[string, () => number, string]>([
    ["never there", () => 99_999, "gone"],
    [
      "uninstalled",
      () => {
        shop.fake.seed.uninstall(shop.installation);
        return id;
      },
      "gone",
    ],
    [
      "suspended",
      () => {
        shop.fake.seed.suspend(shop.installation);
        return id;
      },
      "forbidden",
    ],
  ])("%s", async (_, find, kind) => {
    await expect(read(clients.openReader(find()))).rejects.toMatchObject({ name: "GitHubError", kind });
  });

  test("one that was suspended is spoken for again when it is back", async () => {
    shop.fake.seed.suspend(shop.installation);
    const reader = clients.openReader(id);
    await expect(read(reader)).rejects.toThrow();
    shop.fake.seed.suspend(shop.installation, false);
    await read(reader);
  });
});

test("one installation's tokens are not another's", async () => {
  shop.fake.seed.organization("rival", []);
  shop.fake.seed.repository("rival/secret", {});
  const rival = shop.fake.seed.install(shop.app, "rival");
  await read(clients.openReader(id));
  await expect(read(clients.openReader(rival.id))).rejects.toMatchObject({ kind: "gone" });
  await expect(write(clients.openWriter(rival.id, WEB))).rejects.toMatchObject({ kind: "gone" });
});
