import { describe, expect, test } from "vitest";
import { LongList } from "../../shared/github/long-list.ts";
import { FIRST_COMMENTS, LAST_COMMENTS } from "../../shared/github/queries/history-lists.ts";

const forwards = (nodes: (number | null)[] | null, hasNextPage = true) => ({
  pageInfo: { hasNextPage, endCursor: `after ${nodes?.at(-1)}` },
  nodes,
});
const backwards = (nodes: number[], hasPreviousPage = true) => ({
  pageInfo: { hasPreviousPage, startCursor: `before ${nodes[0]}` },
  nodes,
});

describe("a list", () => {
  test("is read towards its end", () => {
    const list = new LongList(FIRST_COMMENTS, forwards([1, 2]));
    expect([list.goesOn, list.cursor]).toEqual([true, "after 2"]);
    list.add(forwards([3], false));
    expect([list.items, list.goesOn]).toEqual([[1, 2, 3], false]);
  });

  test("or towards its beginning, in its own order all the same", () => {
    const list = new LongList(LAST_COMMENTS, backwards([3, 4]));
    expect([list.goesOn, list.cursor]).toEqual([true, "before 3"]);
    list.add(backwards([1, 2], false));
    expect([list.items, list.goesOn]).toEqual([[1, 2, 3, 4], false]);
  });

  test("ends where that is enough", () => {
    const list = new LongList(FIRST_COMMENTS, forwards([1]), (items) => items.includes(2));
    expect(list.goesOn).toBe(true);
    list.add(forwards([2]));
    expect(list.goesOn).toBe(false);
  });

  test("ends some time", () => {
    const list = new LongList(FIRST_COMMENTS, forwards([0]));
    let pages = 1;
    for (; list.goesOn; pages++) list.add(forwards([pages]));
    expect(pages).toBe(50);
  });

  test("that was not asked for has nothing", () => {
    const list = new LongList(FIRST_COMMENTS, undefined);
    expect([list.items, list.goesOn, list.hasHoles]).toEqual([[], false, false]);
  });

  test.each([
    ["nothing", [1, 2], false],
    ["one of them", [1, null, 2], true],
    ["all of them", null, true],
  ])("of which GitHub keeps back %s", (_what, nodes, hasHoles) => {
    const list = new LongList(FIRST_COMMENTS, forwards(nodes, false));
    expect([list.items, list.hasHoles]).toEqual([nodes === null ? [] : [1, 2], hasHoles]);
    list.add(forwards([3], false));
    expect(list.hasHoles).toBe(hasHoles);
  });
});
