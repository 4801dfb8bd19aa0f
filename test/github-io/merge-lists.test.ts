import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mergeLists } from "../../shared/github/merge-lists.ts";
import { gather } from "./gather.ts";

/** Gives what it is told to, when it is told to. */
function scriptList<T>() {
  const settlers: { resolve: (value: T) => void; reject: (error: unknown) => void }[] = [];
  const values = Array.from({ length: 5 }, () => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    promise.catch(() => undefined);
    settlers.push({ resolve, reject });
    return promise;
  });
  const state = { asked: 0, ended: false, length: values.length };
  async function* list(): AsyncGenerator<T> {
    try {
      while (state.asked < state.length) {
        state.asked += 1;
        yield await values[state.asked - 1]!;
      }
    } finally {
      state.ended = true;
    }
  }
  return { list: list(), state, settlers };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

async function* listOf<T>(...values: T[]): AsyncGenerator<T> {
  yield* values;
}

test("all that the lists give, each in its own order", async () => {
  const all = await gather(mergeLists([listOf(1, 2, 3), listOf(10, 20), listOf<number>()]));
  expect(all.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 10, 20]);
  expect(all.filter((one) => one < 10)).toEqual([1, 2, 3]);
  expect(await gather(mergeLists([]))).toEqual([]);
});

describe("one that waits", () => {
  test("does not keep the other, and is asked for one ahead", async () => {
    const [slow, quick] = [scriptList<string>(), scriptList<string>()];
    const merged = mergeLists([slow.list, quick.list]);
    const first = merged.next();
    quick.settlers[0]!.resolve("quick");
    expect(await first).toEqual({ done: false, value: "quick" });
    await tick();
    expect([slow.state.asked, quick.state.asked]).toEqual([1, 2]);
  });

  test("is left alone by who stops early, and ends with its request", async () => {
    const [slow, quick] = [scriptList<string>(), scriptList<string>()];
    const merged = mergeLists([slow.list, quick.list]);
    quick.settlers[0]!.resolve("quick");
    await merged.next();
    await merged.return(undefined);
    slow.settlers[0]!.resolve("late");
    quick.settlers[1]!.resolve("late");
    await tick();
    expect([slow.state.ended, quick.state.ended]).toEqual([true, true]);
    expect([slow.state.asked, quick.state.asked]).toEqual([1, 2]);
  });
});

describe("one that fails", () => {
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);
  beforeEach(() => {
    process.on("unhandledRejection", hear);
  });
  afterEach(async () => {
    await tick();
    await tick();
    process.off("unhandledRejection", hear);
    expect(unheard.splice(0)).toEqual([]);
  });

  test("ends all; that another fails later, too, is nobody's business", async () => {
    const [one, two] = [scriptList<string>(), scriptList<string>()];
    const first = mergeLists([one.list, two.list]).next();
    const error = new Error("one");
    one.settlers[0]!.reject(error);
    await expect(first).rejects.toBe(error);
    two.settlers[0]!.reject(new Error("two"));
  });

  test("after nobody asks any more is nobody's business, either", async () => {
    const { list, settlers } = scriptList<string>();
    const merged = mergeLists([list]);
    settlers[0]!.resolve("first");
    await merged.next();
    await merged.return(undefined);
    settlers[1]!.reject(new Error("late"));
  });
});
