import { Octokit } from "@octokit/core";
import { describe, expect, test } from "vitest";
import type { Actor } from "../../shared/domain/actor.ts";
import { openPeopleReader } from "../../shared/github/people-reader.ts";
import { createWriteClient } from "../../shared/github/write-client.ts";
import { buildShop } from "../github/build-shop.ts";
import { API, mockGitHub, NOW, WIRE, type WireAnswer } from "./mock-github.ts";
import { openShopClient } from "./open-shop-client.ts";

const ROLES = ["read", "triage", "write", "maintain", "admin"] as const;
const person = (login: string): Actor => ({ login, kind: "user" });
const bot = (login: string): Actor => ({ login, kind: "bot" });

describe("who may sort issues", () => {
  const build = async () => {
    const shop = await buildShop();
    const { seed } = shop.fake;
    for (const role of ROLES) seed.user(`${role}er`);
    seed.user("sorter", "Bot");
    const roles = Object.fromEntries(ROLES.map((role) => [`${role}er`, role]));
    seed.repository("shop/api", { roles: { ...roles, sorter: "triage" } });
    seed.repository("shop/open", { roles, isPrivate: false });
    return shop;
  };

  test.each<[string, string, Actor, boolean]>([
    ["a reader", "api", person("reader"), false],
    ["who triages", "api", person("triageer"), true],
    ["who writes", "api", person("writeer"), true],
    ["a maintainer", "api", person("maintainer"), true],
    ["an administrator", "api", person("adminer"), true],
    ["whatever the case of the name", "api", person("TriageER"), true],
    ["a member without a role", "api", person("noor"), false],
    ["a stranger", "api", person("sam"), false],
    ["a stranger in a public repository", "open", person("sam"), false],
    ["who triages in a public one", "open", person("triageer"), true],
    ["nobody of that name", "api", person("nobody"), false],
    ["a bot with the role", "api", bot("sorter"), true],
    ["a person by a bot's name", "api", person("sorter"), false],
    ["our own bot, without a role", "api", bot("streamkeeper"), false],
    ["a bot that nobody knows", "api", bot("nobody"), false],
  ])("%s", async (_what, repo, who, may) => {
    const shop = await build();
    const people = openPeopleReader(openShopClient(shop).rest);
    expect(await people.canTriage({ owner: "shop", repo }, who)).toBe(may);
    expect(shop.fake.requests).toHaveLength(1);
    await shop.fake.close();
  });

  test("in a repository that was renamed, under its old name", async () => {
    const shop = await build();
    shop.fake.as("adminer").renameRepository("shop/api", "engine");
    const people = openPeopleReader(openShopClient(shop).rest);
    expect(await people.canTriage({ owner: "shop", repo: "api" }, person("triageer"))).toBe(true);
    await shop.fake.close();
  });

  test("nobody in a repository that is not there", async () => {
    const shop = await build();
    const people = openPeopleReader(openShopClient(shop).rest);
    expect(await people.canTriage({ owner: "shop", repo: "nowhere" }, person("adminer"))).toBe(false);
    await shop.fake.close();
  });
});

describe("over the wire", () => {
  const github = mockGitHub();
  const ACME = { owner: "acme", repo: "shop" };
  const pathOf = (login: string) =>
    `/api/v3/repos/acme/shop/collaborators/${encodeURIComponent(login)}/permission`;
  const open = () =>
    openPeopleReader(createWriteClient(new Octokit({ auth: "t", baseUrl: API }), () => NOW).rest);
  const reply = (login: string, body: object) => github.reply("GET", pathOf(login), { status: 200, body });

  test("one GET, with the login as a part of the path; a bot's with its ending", async () => {
    reply("mara", { user: { permissions: { triage: true } } });
    reply("sorter[bot]", { user: { permissions: { triage: false } } });
    expect(await open().canTriage(ACME, person("mara"))).toBe(true);
    expect(await open().canTriage(ACME, bot("sorter"))).toBe(false);
    expect(github.seen.map(({ line, body }) => [line, body])).toEqual([
      [`GET ${pathOf("mara")}`, {}],
      [`GET ${pathOf("sorter[bot]")}`, {}],
    ]);
  });

  test("a name that would lead elsewhere does not", async () => {
    reply("../../../labels?x=#", {});
    expect(await open().canTriage(ACME, person("../../../labels?x=#"))).toBe(false);
    expect(github.seen).toHaveLength(1);
  });

  test.each([
    [{ permission: "admin" }, true],
    [{ permission: "write", user: null }, true],
    [{ permission: "read", user: {} }, false],
    [{ permission: "none" }, false],
    [{ permission: "a-role-of-their-own", user: { permissions: { triage: true } } }, true],
    [{ permission: "write", user: { permissions: { triage: false } } }, false],
    [{}, false],
  ])("an answer like %j: %j", async (body, may) => {
    reply("mara", body);
    expect(await open().canTriage(ACME, person("mara"))).toBe(may);
  });

  test.each<[string, WireAnswer, string, number | null]>([
    ["403", WIRE.forbidden, "forbidden", null],
    ["502", WIRE.badGateway, "unavailable", null],
    ["an answer that breaks off", WIRE.half, "unavailable", null],
    ["an empty answer", { status: 200, body: "" }, "unavailable", null],
    ["a secondary limit", WIRE.secondaryLimit, "limited", NOW + 42_000],
    [
      "the hour's limit",
      {
        ...WIRE.forbidden,
        headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1000 + 600) },
      },
      "limited",
      NOW + 600_000,
    ],
  ])("%s is no answer, and nobody's role is guessed", async (_what, answer, kind, retryAt) => {
    github.reply("GET", pathOf("mara"), answer, 3);
    await expect(open().canTriage(ACME, person("mara"))).rejects.toMatchObject({
      name: "GitHubError",
      kind,
      retryAt,
    });
    expect(github.seen).toHaveLength(1);
  });
});
