import { describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import type { BoardStore } from "../../shared/reconcile/ports.ts";
import { setUpBoard } from "../../shared/reconcile/set-up-board.ts";
import { flowMapOf } from "../decide/build.ts";
import { boardInMemory } from "./board-in-memory.ts";

const MAP = flowMapOf(`streams: { checkout: { words: [checkout] }, refunds: { words: [refunds] } }
project: { owner: shop, number: 1 }`);

const setUp = (store: BoardStore, mayWrite = true) =>
  setUpBoard({ project: MAP.project!, flowMap: MAP, store, mayWrite });

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
    expect(await setUp(missing.store, false)).toMatchObject({
      fieldId: null,
      options: new Map(),
      optionNames: new Set(["checkout", "refunds"]),
      usable: true,
    });
    const half = boardInMemory(["Checkout"]);
    expect(await setUp(half.store, false)).toMatchObject({
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
