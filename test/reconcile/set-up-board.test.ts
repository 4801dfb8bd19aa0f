import { beforeEach, describe, expect, test } from "vitest";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { openBoardStore } from "../../shared/github/project/open-board-store.ts";
import type { BoardStore } from "../../shared/reconcile/ports.ts";
import { setUpBoard } from "../../shared/reconcile/set-up-board.ts";
import { flowMapOf } from "../decide/build.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import { addField } from "../github/state/change-field.ts";
import { addItem, setItemValue } from "../github/state/change-item.ts";
import { openShopTools } from "../github-io/open-shop-client.ts";
import { boardInMemory } from "./board-in-memory.ts";

const mapOf = (...streams: string[]): FlowMap =>
  flowMapOf(`streams: { ${streams.map((id) => `${id}: { words: [${id}] }`).join(", ")} }
project: { owner: shop, number: 1 }`);
const MAP = mapOf("checkout", "refunds");

const setUp = (store: BoardStore, flowMap = MAP, mayWrite = true) =>
  setUpBoard({ project: flowMap.project!, flowMap, store, mayWrite });

describe("what is written", () => {
  test("a missing field, and a view of it", async () => {
    const { store, writes } = boardInMemory(null);
    expect(await setUp(store)).toMatchObject({
      board: { id: "P", field: { kind: "single-select" } },
      fieldId: "F",
      options: new Map([
        ["refunds", "o2"],
        ["checkout", "o1"],
      ]),
      optionNames: new Set(["checkout", "refunds"]),
      troubles: [],
      usable: true,
    });
    expect(writes).toEqual(["create Stream", "create view By Stream of shop/1 by 9"]);
  });

  test("missing options, and no view of a field that is there", async () => {
    const { store, writes, options } = boardInMemory(["Theirs", "Checkout"]);
    const { optionNames } = await setUp(store);
    expect(writes).toEqual(["set options"]);
    expect(options().map(({ id, name }) => [id, name])).toEqual([
      ["o1", "Theirs"],
      ["o2", "Checkout"],
      ["o5", "Refunds"],
    ]);
    expect([...optionNames].sort()).toEqual(["checkout", "refunds", "theirs"]);
  });

  test("nothing the second time", async () => {
    const { store, writes } = boardInMemory(null);
    const first = await setUp(store);
    writes.length = 0;
    expect(await setUp(store)).toEqual(first);
    expect(writes).toEqual([]);
  });

  test("nothing in a dry run; names that would be created count, their ids do not exist", async () => {
    const missing = boardInMemory(null);
    expect(await setUp(missing.store, MAP, false)).toMatchObject({
      fieldId: null,
      options: new Map(),
      optionNames: new Set(["checkout", "refunds"]),
      usable: true,
    });
    const half = boardInMemory(["Checkout"]);
    expect(await setUp(half.store, MAP, false)).toMatchObject({
      fieldId: "F",
      options: new Map([["checkout", "o1"]]),
      optionNames: new Set(["checkout", "refunds"]),
      usable: true,
    });
    expect([...missing.writes, ...half.writes]).toEqual([]);
  });

  test("of two options that read alike the first is used", async () => {
    const { store } = boardInMemory(["Checkout", "ＣＨＥＣＫＯＵＴ", "Refunds"]);
    expect((await setUp(store)).options.get("checkout")).toBe("o1");
  });
});

describe("when somebody else writes at the same time", () => {
  /** Runs after our own write number one, two... */
  function meddle(
    names: readonly string[],
    after: (board: ReturnType<typeof boardInMemory>, nth: number) => void,
  ) {
    const board = boardInMemory(names);
    let nth = 0;
    const store: BoardStore = {
      ...board.store,
      setOptions: async (fieldId, options) => {
        const field = await board.store.setOptions(fieldId, options);
        nth += 1;
        after(board, nth);
        return field;
      },
    };
    return { ...board, store };
  }

  test("options that got lost are added again", async () => {
    const board = meddle(["A"], ({ options, interfere }, nth) => {
      if (nth === 1) interfere(options().slice(0, 1));
    });
    const { troubles, options, usable } = await setUp(board.store);
    expect(board.writes).toEqual(["set options", "set options"]);
    expect([...options.keys()].sort()).toEqual(["a", "checkout", "refunds"]);
    expect([troubles, usable]).toEqual([[], true]);
  });

  test("not for ever", async () => {
    const board = meddle(["A"], ({ options, interfere }) => interfere(options().slice(0, 1)));
    const { troubles, options, usable } = await setUp(board.store);
    expect(board.writes).toHaveLength(3);
    expect([[...options.keys()], usable]).toEqual([["a"], true]);
    expect(troubles).toEqual([
      'project: board 1 of "shop": the field "Stream" could not be given the options "Checkout", "Refunds", tried 3 times. Somebody else changes the field at the same time. Add them by hand, or wait for the next run.',
    ]);
  });

  test("an option that was there and is lost is told", async () => {
    const board = meddle(["A", "B"], ({ options, interfere }) => interfere(options().slice(1)));
    const { troubles, usable } = await setUp(board.store);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toContain('lost "A" while options were added');
    expect(usable).toBe(true);
  });

  test("the loss of all ids is told, too: a server that does not keep options", async () => {
    const board = meddle(["A"], ({ options, interfere }, nth) => {
      if (nth === 1) interfere(options().map((option) => ({ ...option, id: null })));
    });
    const { troubles } = await setUp(board.store);
    expect(troubles[0]).toContain('lost "A"');
    expect(board.writes).toEqual(["set options"]);
  });

  test("a field that somebody deletes meanwhile is created again", async () => {
    const board = boardInMemory(["A"]);
    const store: BoardStore = {
      ...board.store,
      setOptions: async () => {
        board.interfere(null);
        throw new GitHubError("gone", "GitHub does not find it.");
      },
    };
    const { troubles, options } = await setUp(store);
    expect([...options.keys()].sort()).toEqual(["checkout", "refunds"]);
    expect(troubles).toEqual([expect.stringContaining('lost "A"')]);
  });
});

describe("what GitHub refuses", () => {
  const failing = (names: readonly string[] | null, method: keyof BoardStore, error: unknown) => {
    const board = boardInMemory(names);
    const fail = async () => {
      throw error;
    };
    return { ...board, store: { ...board.store, [method]: fail } as BoardStore };
  };

  test("a field, for a reason of its own: tried 3 times, and told", async () => {
    const { store } = failing(null, "createField", new GitHubError("refused", "Name is reserved."));
    const { troubles, usable, fieldId } = await setUp(store);
    expect(troubles).toEqual([
      'project: board 1 of "shop": the field "Stream" could not be given the options "Checkout", "Refunds", tried 3 times. Name is reserved. Add them by hand, or wait for the next run.',
    ]);
    expect([usable, fieldId]).toEqual([false, null]);
  });

  test("a permission: the board is left alone, and what is missing is told", async () => {
    for (const [names, method] of [
      [null, "createField"],
      [["A"], "setOptions"],
    ] as const) {
      const { store } = failing(names, method, new GitHubError("forbidden", "No."));
      const { troubles, usable } = await setUp(store);
      expect(troubles).toEqual([expect.stringContaining("Projects: Read and write")]);
      expect(usable).toBe(false);
    }
  });

  test.each(["forbidden", "refused", "gone", "unavailable", "limited"] as const)(
    "a view that is %s: the board works without it",
    async (kind) => {
      const { store, options } = failing(null, "createView", new GitHubError(kind, "No view."));
      const { troubles, usable } = await setUp(store);
      expect(usable).toBe(true);
      expect(options()).toHaveLength(2);
      expect(troubles).toEqual([
        'project: board 1 of "shop": the view grouped by "Stream" could not be created. Create it by hand: New view > Board, then Group by > Stream. No view.',
      ]);
    },
  );

  test.each(["limited", "unavailable"] as const)("%s is an error", async (kind) => {
    const error = new GitHubError(kind, "No.");
    await expect(setUp(failing(["A"], "readBoard", error).store)).rejects.toBe(error);
    await expect(setUp(failing(["A"], "setOptions", error).store)).rejects.toBe(error);
    await expect(setUp(failing(null, "createField", error).store)).rejects.toBe(error);
  });

  test("a mistake in the code is no trouble with a view", async () => {
    const mistake = new TypeError("undefined");
    await expect(setUp(failing(null, "createView", mistake).store)).rejects.toBe(mistake);
  });
});

describe("against GitHub", () => {
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
});
