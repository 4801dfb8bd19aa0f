import { beforeEach, expect, test } from "vitest";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { openBoardStore } from "../../shared/github/project/open-board-store.ts";
import type { BoardStore } from "../../shared/reconcile/ports.ts";
import { setUpBoard } from "../../shared/reconcile/set-up-board.ts";
import { flowMapOf } from "../decide/build.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { addField } from "../github/state/change-field.ts";
import { addItem, setItemValue } from "../github/state/change-item.ts";
import { openShopTools } from "../github-io/open-shop-client.ts";

const mapOf = (...streams: string[]): FlowMap =>
  flowMapOf(`streams: { ${streams.map((id) => `${id}: { words: [${id}] }`).join(", ")} }
project: { owner: shop, number: 1 }`);
const MAP = mapOf("checkout", "refunds");

const setUp = (store: BoardStore, flowMap = MAP, mayWrite = true) =>
  setUpBoard({ project: flowMap.project!, flowMap, store, mayWrite });

let shop: Shop;
beforeEach(async () => {
  shop = await buildShop();
  return () => shop.fake.close();
});
const open = () => openBoardStore(openShopTools(shop));
const streamField = () => shop.board.fields.find(({ name }) => name === "Stream")!;
const documents = () => shop.fake.requests.map(({ documentName }) => documentName).filter(Boolean);

/** A board whose field has these options, with one card in each. */
function fill(names: readonly string[]): () => (string | undefined)[] {
  const { fake, board } = shop;
  const mara = fake.world.users.find(({ login }) => login === "mara")!;
  const options = names.map((name) => ({ name, color: "PINK" as const, description: `About ${name}` }));
  const field = addField(fake.world, board, { name: "Stream", dataType: "SINGLE_SELECT", options });
  const items = field.options.map(({ id, name }) => {
    const issue = fake.as("mara").openIssue("shop/web", { title: name });
    const item = addItem(fake.world, mara, board, issue);
    setItemValue(fake.world, mara, item, field, id);
    return item;
  });
  return () =>
    items.map((item) => field.options.find(({ id }) => id === item.values.get(field.id)?.value)?.name);
}

test("no card loses its value, whatever is added", async () => {
  const names = ["Checkout", 'Theirs "1"', "日本語", "Refunds"];
  const values = fill(names);
  const before = [...streamField().options];
  const { troubles, optionNames } = await setUp(open(), mapOf("checkout", "search", "refunds"));
  expect(troubles).toEqual([]);
  expect(values()).toEqual(names);
  expect(streamField().options.slice(0, 4)).toEqual(before);
  expect(streamField().options.map(({ name }) => name)).toEqual([...names, "Search"]);
  expect(optionNames).toContain("search");
});

test("nor with 49 options and a new one, nor when there is no room", async () => {
  const names = Array.from({ length: 49 }, (_, index) => `Option ${index}`);
  const values = fill(names);
  const { troubles, optionNames } = await setUp(open());
  expect(values()).toEqual(names);
  expect(streamField().options).toHaveLength(50);
  expect(optionNames).toContain("checkout");
  expect(optionNames).not.toContain("refunds");
  expect(troubles).toEqual([expect.stringContaining('no room for "Refunds"')]);
  await setUp(open());
  expect(values()).toEqual(names);
  expect(documents().filter((name) => name === "SetOptions")).toHaveLength(1);
});

test("two maps on one board at once: both have their options, one field, one view", async () => {
  const places = [{ owner: "shop" }, { owner: "SHOP" }];
  const maps = [mapOf("a", "b"), mapOf("c", "d")].map((map, index) => ({
    ...map,
    project: { ...map.project!, ...places[index] },
  }));
  const made = await Promise.all(maps.map((map) => setUp(open(), map)));
  expect(made.flatMap(({ troubles }) => troubles)).toEqual([]);
  expect(streamField().options.map(({ name }) => name)).toEqual(["A", "B", "C", "D"]);
  for (const [index, names] of [
    ["a", "b"],
    ["c", "d"],
  ].entries()) {
    for (const name of names) {
      const id = streamField().options.find((option) => option.name.toLowerCase() === name)!.id;
      expect(made[index]!.options.get(name)).toBe(id);
    }
  }
  expect(shop.board.views.filter(({ name }) => name === "By Stream")).toHaveLength(1);
});

test("two at once in two processes: the field is there once, and nobody is left without an option", async () => {
  // Both read before either writes, as processes do that share no lock.
  const gate = Promise.withResolvers<void>();
  let readers = 0;
  const together = (): BoardStore => {
    const store = open();
    return {
      ...store,
      readBoard: async (name) => {
        const board = await store.readBoard(name);
        readers += 1;
        if (readers === 2) gate.resolve();
        if (readers <= 2) await gate.promise;
        return board;
      },
    };
  };
  const apart = { ...MAP, project: { ...MAP.project!, number: 1 } };
  const other = mapOf("search");
  // The lock goes by owner and number, so a second owner's name for the same board stands for a second process.
  const alias = { ...other, project: { ...other.project!, owner: "shop-alias" } };
  const renamed = (store: BoardStore): BoardStore => ({
    ...store,
    readBoard: (name) => store.readBoard({ ...name, owner: "shop" }),
    createView: (name, ...rest) => store.createView({ ...name, owner: "shop" }, ...rest),
  });
  await Promise.all([setUp(together(), apart), setUp(renamed(together()), alias)]);
  // Whoever came last may have replaced the other's; each one's next run mends it.
  const [first, second] = await Promise.all([setUp(open(), apart), setUp(open(), other)]);
  expect([...first.troubles, ...second.troubles]).toEqual([]);
  expect(
    streamField()
      .options.map(({ name }) => name)
      .sort(),
  ).toEqual(["Checkout", "Refunds", "Search"]);
});

test("a board out of sight is told, and nothing is written", async () => {
  shop.fake.seed.permissions(shop.installation, { issues: "write" });
  const made = await setUp(open());
  expect(made).toMatchObject({ board: null, fieldId: null, usable: false, options: new Map() });
  expect(made.troubles).toEqual([expect.stringContaining("is not there, or cannot be seen")]);
  expect(documents()).toEqual(["ReadBoard"]);
});

test("a board that may only be read is told, and nothing is written", async () => {
  shop.fake.seed.permissions(shop.installation, { organization_projects: "read" });
  expect(await setUp(open())).toMatchObject({ usable: false });
  expect(documents()).toEqual(["ReadBoard"]);
});

test("after a lost answer nothing is sent again, and the next run finds what was written", async () => {
  shop.fake.fail({
    when: ({ documentName }) => documentName === "CreateField",
    trouble: { kind: "lose-answer" },
  });
  await expect(setUp(open())).rejects.toMatchObject({ kind: "unavailable" });
  expect(documents()).toEqual(["ReadBoard", "CreateField"]);
  expect(await setUp(open())).toMatchObject({ usable: true, troubles: [] });
  expect(documents()).toEqual(["ReadBoard", "CreateField", "ReadBoard"]);
});
