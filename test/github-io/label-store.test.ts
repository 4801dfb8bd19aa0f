import { Octokit } from "@octokit/core";
import { beforeEach, describe, expect, test } from "vitest";
import { openLabelStore } from "../../shared/github/label-store.ts";
import { createWriteClient } from "../../shared/github/write-client.ts";
import type { LabelStore } from "../../shared/reconcile/ports.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { labelsOf } from "../github/state/find-thing.ts";
import { checkDocument } from "./check-document.ts";
import { API, mockGitHub, NOW, WIRE } from "./mock-github.ts";
import { openShopTools } from "./open-shop-client.ts";

const NEW = { name: "stream: pay", color: "0969da", description: "Shoppers pay" };

describe("over the wire", () => {
  const github = mockGitHub();
  const PATH = "/api/v3/repos/acme/shop/labels";
  const SHOP = { owner: "acme", repo: "shop" };
  const client = createWriteClient(new Octokit({ baseUrl: API }), () => NOW);
  const store = openLabelStore({ read: client.ask, rest: client.rest, now: () => NOW });
  const answerLabels = (labels: object, errors?: object[]) =>
    github.reply("POST", "/api/graphql", {
      status: 200,
      body: { data: { repository: labels }, ...(errors && { errors }) },
    });
  const exists = {
    status: 422,
    body: {
      message: "Validation Failed",
      errors: [{ resource: "Label", code: "already_exists", field: "name" }],
    },
  };

  test("names go as variables, 50 a document", async () => {
    answerLabels({ l0: { id: "L1", name: "A" }, l1: null });
    answerLabels({ l0: { id: "L2", name: "b" }, l1: { id: "L1", name: "A" } });
    const names = Array.from({ length: 52 }, (_, index) => `name "${index}"\n`);
    expect(await store.readLabels(SHOP, names)).toEqual([
      { id: "L1", name: "A" },
      { id: "L2", name: "b" },
    ]);
    expect(github.seen).toHaveLength(2);
    for (const [index, { body }] of github.seen.entries()) {
      const { query, variables } = body as { query: string; variables: Record<string, string> };
      expect(checkDocument(query, variables)).toEqual([]);
      const asked = names.slice(50 * index, 50 * index + 50);
      expect(variables).toEqual({
        ...SHOP,
        ...Object.fromEntries(asked.map((name, at) => [`n${at}`, name])),
      });
      expect(query).not.toContain('name "');
    }
  });

  test("no names, no request", async () => {
    expect(await store.readLabels(SHOP, [])).toEqual([]);
    expect(github.seen).toEqual([]);
  });

  test("a label is created with colour and description", async () => {
    github.reply("POST", PATH, { status: 201, body: { id: 7, node_id: "L9", ...NEW } });
    expect(await store.createLabel(SHOP, NEW)).toEqual({ id: "L9", name: NEW.name });
    expect(github.seen.map(({ body }) => body)).toEqual([NEW]);
  });

  test("one that somebody else just created is taken as it is", async () => {
    github.reply("POST", PATH, exists);
    answerLabels({ l0: { id: "L3", name: "Stream: Pay" } });
    expect(await store.createLabel(SHOP, NEW)).toEqual({ id: "L3", name: "Stream: Pay" });
  });

  test("one that is refused and not there is an error", async () => {
    github.reply("POST", PATH, exists);
    answerLabels({ l0: null });
    await expect(store.createLabel(SHOP, NEW)).rejects.toMatchObject({ kind: "refused" });
  });

  test.each([
    ["403", WIRE.forbidden, "forbidden"],
    ["404", WIRE.missing, "gone"],
    ["502", WIRE.badGateway, "unavailable"],
    ["a secondary limit", WIRE.secondaryLimit, "limited"],
    ["half an answer", WIRE.half, "unavailable"],
  ] as const)("%s while a label is created", async (_what, answer, kind) => {
    github.reply("POST", PATH, answer, 3);
    await expect(store.createLabel(SHOP, NEW)).rejects.toMatchObject({ name: "GitHubError", kind });
    expect(github.seen).toHaveLength(1);
  });

  test("a repository that is not there is gone", async () => {
    github.reply("POST", "/api/graphql", {
      status: 200,
      body: {
        data: { repository: null },
        errors: [{ type: "NOT_FOUND", path: ["repository"], message: "" }],
      },
    });
    await expect(store.readLabels(SHOP, ["a"])).rejects.toMatchObject({ kind: "gone" });
  });
});

describe("against GitHub", () => {
  const WEB = { owner: "shop", repo: "web" };
  let shop: Shop;
  let store: LabelStore;
  beforeEach(async () => {
    shop = await buildShop();
    store = openLabelStore(openShopTools(shop));
    return () => shop.fake.close();
  });

  test("labels are found whatever the case of the name, and created once", async () => {
    const made = await store.createLabel(WEB, NEW);
    expect(made.name).toBe(NEW.name);
    expect(await store.createLabel(WEB, { ...NEW, name: "Stream: PAY", color: "ffffff" })).toEqual(made);
    expect(await store.readLabels(WEB, ["STREAM: pay", "bug", "none"])).toEqual([
      made,
      { id: expect.stringMatching(/^LA_/), name: "bug" },
    ]);
    const { world } = shop.fake;
    const pay = labelsOf(world, world.repositories[0]!).filter(({ id }) => id === made.id);
    expect(pay).toMatchObject([NEW]);
  });

  test("without the permission it is forbidden", async () => {
    shop.fake.seed.permissions(shop.installation, { issues: "read" });
    await expect(store.createLabel(WEB, NEW)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
