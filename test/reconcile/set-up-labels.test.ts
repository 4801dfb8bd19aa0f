import { beforeEach, describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { openLabelStore } from "../../shared/github/label-store.ts";
import { listMapLabels } from "../../shared/reconcile/list-map-labels.ts";
import type { LabelStore, NewLabel, RepositoryLabel } from "../../shared/reconcile/ports.ts";
import { readLabelIds, setUpLabels } from "../../shared/reconcile/set-up-labels.ts";
import { flowMapOf } from "../decide/build.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { labelsOf } from "../github/state/find-thing.ts";
import { openShopTools } from "../github-io/open-shop-client.ts";

const repository = { owner: "shop", repo: "web" };
const MAP = flowMapOf(`
streams:
  checkout: { outcome: Shoppers pay in under a minute, words: [pay], color: blue }
  refunds: { words: [refund], color: red, label: "Stream: Refunds" }
  legacy: { retired: { into: checkout } }
`);

describe("which labels a map needs", () => {
  test("those of living streams, with colour and outcome, and our own two", () =>
    expect(listMapLabels(MAP)).toEqual([
      { name: "stream: checkout", color: "0969da", description: "Shoppers pay in under a minute" },
      { name: "Stream: Refunds", color: "cf222e", description: "Value stream Refunds" },
      { name: "needs: stream", color: "fbca04", description: expect.any(String) },
      { name: "held: stream", color: "c5def5", description: expect.any(String) },
    ]));

  test("unmapped only while its check is on", () => {
    const quiet = flowMapOf("streams: { a: { words: [a] } }\nchecks: { unmapped: off }");
    expect(listMapLabels(quiet).map(({ name }) => name)).toEqual(["stream: a", "held: stream"]);
  });

  test("a description has at most 100 characters, in one line", () => {
    const outcome = `First\\nsecond ${"😀".repeat(120)}`;
    const [label] = listMapLabels(flowMapOf(`streams: { a: { words: [a], outcome: "${outcome}" } }`));
    expect([...label!.description]).toHaveLength(100);
    expect(label!.description).toMatch(/^First second 😀+…$/u);
    for (const { color, description } of listMapLabels(MAP)) {
      expect(color).toMatch(/^[0-9a-f]{6}$/);
      expect(description.length).toBeLessThanOrEqual(100);
    }
  });
});

/** A repository that refuses what it is told to. */
function storeOf(names: readonly string[], refuse: Readonly<Record<string, GitHubError>> = {}) {
  const labels: RepositoryLabel[] = names.map((name) => ({ id: `id of ${name}`, name }));
  const created: NewLabel[] = [];
  const store: LabelStore = {
    readLabels: async (_repository, asked) => {
      const wanted = new Set(asked.map((name) => name.toLowerCase()));
      return labels.filter(({ name }) => wanted.has(name.toLowerCase()));
    },
    createLabel: async (_repository, label) => {
      const error = refuse[label.name];
      if (error !== undefined) throw error;
      created.push(label);
      const made = { id: `id of ${label.name}`, name: label.name };
      labels.push(made);
      return made;
    },
  };
  return { store, created: () => created.map(({ name }) => name) };
}

const setUp = (store: LabelStore) => setUpLabels({ repository, flowMap: MAP, store });

test("only missing labels are created; ids are found by folded name, names by id", async () => {
  const { store, created } = storeOf(["STREAM: Checkout", "stream: legacy", "bug"]);
  const { ids, names, troubles } = await setUp(store);
  expect(created()).toEqual(["Stream: Refunds", "needs: stream", "held: stream"]);
  expect(Object.fromEntries(ids)).toEqual({
    "stream: checkout": "id of STREAM: Checkout",
    "stream: legacy": "id of stream: legacy",
    "stream: refunds": "id of Stream: Refunds",
    "needs: stream": "id of needs: stream",
    "held: stream": "id of held: stream",
  });
  expect(names.get("id of STREAM: Checkout")).toBe("STREAM: Checkout");
  expect(names.size).toBe(ids.size);
  expect(troubles).toEqual([]);
});

test("a reading creates nothing", async () => {
  const { store, created } = storeOf(["stream: checkout"]);
  const { ids, troubles } = await readLabelIds({ repository, flowMap: MAP, store });
  expect([...ids.keys()]).toEqual(["stream: checkout"]);
  expect(troubles).toEqual([]);
  expect(created()).toEqual([]);
});

test("a second run creates nothing", async () => {
  const { store, created } = storeOf([]);
  const first = await setUp(store);
  expect(await setUp(store)).toEqual(first);
  expect(created()).toHaveLength(4);
});

describe("what GitHub refuses", () => {
  const refused = new GitHubError("refused", "GitHub refused it (status 422).");
  const forbidden = new GitHubError("forbidden", "GitHub does not allow it.");

  test("one label does not keep the others from being created", async () => {
    const { store, created } = storeOf([], { "stream: checkout": refused });
    const { ids, troubles } = await setUp(store);
    expect(created()).toEqual(["Stream: Refunds", "needs: stream", "held: stream"]);
    expect(ids.has("stream: checkout")).toBe(false);
    expect(troubles).toEqual([
      'labels: "stream: checkout" could not be created in shop/web. Create it by hand, or change its name in the flow map (1 to 50 characters). GitHub refused it (status 422).',
    ]);
  });

  test("a missing permission is told once, with what is missing", async () => {
    const all = ["stream: checkout", "Stream: Refunds", "needs: stream", "held: stream"];
    const { store } = storeOf([], Object.fromEntries(all.map((name) => [name, forbidden])));
    const { ids, troubles } = await setUp(store);
    expect(ids.size).toBe(0);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toContain('"stream: checkout", "Stream: Refunds", "needs: stream", "held: stream"');
    expect(troubles[0]).toContain("Issues: Read and write");
  });

  test.each(["limited", "unavailable", "gone"] as const)("%s is an error", async (kind) => {
    const { store } = storeOf([], { "needs: stream": new GitHubError(kind, "No.") });
    await expect(setUp(store)).rejects.toMatchObject({ kind });
  });

  test("a label that came out with another name is not taken for ours", async () => {
    const { store } = storeOf([]);
    const createLabel: LabelStore["createLabel"] = async () => ({ id: "X", name: "some\nother" });
    const { ids, troubles } = await setUp({ ...store, createLabel });
    expect(ids.size).toBe(0);
    expect(troubles).toHaveLength(4);
    expect(troubles.join()).not.toContain("\n");
  });
});

describe("against GitHub", () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await buildShop();
    return () => shop.fake.close();
  });
  const open = () => openLabelStore(openShopTools(shop));
  const present = () => labelsOf(shop.fake.world, shop.fake.world.repositories[0]!);
  const creations = () => shop.fake.requests.filter(({ method, api }) => method === "POST" && api === "rest");

  test("labels are there afterwards, and those that were are left alone", async () => {
    const before = present().find(({ name }) => name === "stream: checkout")!;
    const { ids, troubles } = await setUp(open());
    expect(troubles).toEqual([]);
    expect(present().map(({ name, color, description }) => [name, color, description])).toEqual([
      ["bug", "d73a4a", "Something is broken"],
      ["stream: checkout", "0e8a16", before.description],
      ["Stream: Refunds", "cf222e", "Value stream Refunds"],
      ["needs: stream", "fbca04", expect.any(String)],
      ["held: stream", "c5def5", expect.any(String)],
    ]);
    for (const { id, name } of present().slice(1)) expect(ids.get(name.toLowerCase())).toBe(id);
  });

  test("two at once create each label once", async () => {
    const [one, two] = await Promise.all([
      setUp(open()),
      setUpLabels({ repository: { owner: "Shop", repo: "WEB" }, flowMap: MAP, store: open() }),
    ]);
    expect(one.ids).toEqual(two.ids);
    expect(creations()).toHaveLength(3);
    expect(creations().every(({ status }) => status === 201)).toBe(true);
  });

  test("a label that another process creates in between is taken as it is", async () => {
    const slow = open();
    const racing: LabelStore = {
      ...slow,
      createLabel: async (place, label) => {
        await open().createLabel(place, { ...label, color: "ffffff" });
        return slow.createLabel(place, label);
      },
    };
    const { ids, troubles } = await setUp(racing);
    expect(troubles).toEqual([]);
    expect(ids.size).toBe(4);
    expect(present()).toHaveLength(5);
    expect(present().at(-1)?.color).toBe("ffffff");
  });

  test("after a lost answer the label is found by the next run, and not created twice", async () => {
    shop.fake.fail({
      when: ({ method, path }) => method === "POST" && path.endsWith("/labels"),
      trouble: { kind: "lose-answer" },
    });
    await expect(setUp(open())).rejects.toMatchObject({ kind: "unavailable" });
    expect(creations()).toHaveLength(1);
    const { ids } = await setUp(open());
    expect(ids.size).toBe(4);
    expect(new Set(present().map(({ name }) => name.toLowerCase())).size).toBe(5);
  });
});
