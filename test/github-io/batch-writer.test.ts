import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { BatchWriter } from "../../shared/github/batch-writer.ts";
import type { Write, WriteOutcome } from "../../shared/reconcile/ports.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { type Asked, scriptAsk } from "./scripted-ask.ts";

let clock: ManualClock;
let asked: Asked[];
let writer: BatchWriter;
beforeEach(() => {
  const script = scriptAsk();
  clock = new ManualClock();
  asked = script.asked;
  writer = new BatchWriter(script.ask, clock);
});

const comment = (body: string): Write => ({ kind: "add-comment", issue: "I", body });
const comments = (caller: string, count: number): Write[] =>
  Array.from({ length: count }, (_, index) => comment(`${caller}${index}`));

/** Tells of a promise without waiting for it. */
function watch(promise: Promise<readonly WriteOutcome[]>) {
  const seen: { outcomes?: readonly WriteOutcome[]; error?: unknown } = {};
  promise.then(
    (outcomes) => {
      seen.outcomes = outcomes;
    },
    (error: unknown) => {
      seen.error = error;
    },
  );
  return seen;
}

const bodies = ({ variables }: Asked): string[] =>
  Object.values(variables).map((input) => (input as { body: string }).body);

const UNAVAILABLE = new GitHubError("unavailable", "No answer.");

describe("when documents are sent", () => {
  test("the first at once, the next when that is answered and a second has passed", async () => {
    watch(writer.write([comment("a")]));
    watch(writer.write([comment("b")]));
    expect(asked.map(bodies)).toEqual([["a"]]);
    clock.advance(5000);
    expect(asked).toHaveLength(1);
    await asked[0]!.answer();
    expect(asked.map(bodies)).toEqual([["a"], ["b"]]);
  });

  test("an answer that comes soon does not shorten the second", async () => {
    watch(writer.write([comment("a")]));
    clock.advance(300);
    await asked[0]!.answer();
    watch(writer.write([comment("b")]));
    clock.advance(699);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    expect(asked.map(bodies)).toEqual([["a"], ["b"]]);
  });

  test("at once again after a pause, and no timer is left", async () => {
    watch(writer.write([comment("a")]));
    await asked[0]!.answer();
    expect(clock.timerCount).toBe(0);
    clock.advance(1000);
    watch(writer.write([comment("b")]));
    expect(asked).toHaveLength(2);
  });

  test("nothing is sent for writes that change nothing", async () => {
    const nothing: Write = { kind: "add-labels", issue: "I", labels: [] };
    expect(await writer.write([nothing])).toEqual([{ ok: true, id: null }]);
    expect(await writer.write([])).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe("what goes into a document", () => {
  /** The first document keeps the line waiting; returns what came after it, document by document. */
  async function lineUp(callers: readonly (readonly Write[])[]): Promise<string[][]> {
    watch(writer.write([comment("first")]));
    for (const writes of callers) watch(writer.write(writes));
    await asked[0]!.answer();
    for (let sent = 1; ; sent += 1) {
      clock.advance(1000);
      const next = asked[sent];
      if (next === undefined) return asked.slice(1).map(bodies);
      await next.answer();
    }
  }

  test("all that waited, in the order in which it came", async () => {
    expect(await lineUp([comments("a", 2), comments("b", 1), comments("c", 2)])).toEqual([
      ["a0", "a1", "b0", "c0", "c1"],
    ]);
  });

  test("at most 20 callers", async () => {
    const documents = await lineUp(Array.from({ length: 45 }, (_, index) => [comment(`${index}`)]));
    expect(documents.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(documents.flat()).toEqual(Array.from({ length: 45 }, (_, index) => `${index}`));
  });

  test("at most 30 writes, none of a caller's in another document", async () => {
    const documents = await lineUp([
      comments("a", 12),
      comments("b", 12),
      comments("c", 12),
      comments("d", 1),
    ]);
    expect(documents.map(({ length }) => length)).toEqual([24, 13]);
    expect(documents[1]![0]).toBe("c0");
  });

  test("one caller with more goes alone", async () => {
    const documents = await lineUp([comments("a", 1), comments("b", 40), comments("c", 1)]);
    expect(documents.map(({ length }) => length)).toEqual([1, 40, 1]);
  });

  test("every write is sent once, in order, at most one document a second, whatever comes when", async () => {
    const calls = fc.array(fc.tuple(fc.nat(6), fc.nat(1500)), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(calls, fc.infiniteStream(fc.nat(2500)), async (callers, delays) => {
        const script = scriptAsk();
        const own = new ManualClock();
        const one = new BatchWriter(script.ask, own);
        const begun: number[] = [];
        const seen = [];
        let answered = 0;
        const step = async (ms: number): Promise<void> => {
          own.advance(ms);
          while (begun.length < script.asked.length) begun.push(own.now());
          const open = script.asked[answered];
          expect(script.asked.length - answered).toBeLessThanOrEqual(1);
          if (open !== undefined && own.now() >= begun[answered]! + delays.next().value) {
            answered += 1;
            await open.answer();
          }
        };
        for (const [index, [count, wait]] of callers.entries()) {
          seen.push({ count, watched: watch(one.write(comments(`${index}.`, count))) });
          await step(wait);
        }
        for (let idle = 0; idle < 400; idle += 1) await step(100);
        const sent = script.asked.flatMap(bodies);
        expect(sent).toEqual(
          callers.flatMap(([count], index) => Array.from({ length: count }, (_, at) => `${index}.${at}`)),
        );
        for (const { count, watched } of seen) expect(watched.outcomes).toHaveLength(count);
      }),
      { numRuns: 40 },
    );
  });
});

describe("what callers hear", () => {
  test("each of its own writes: ids of what was made, and what was not done", async () => {
    watch(writer.write([comment("first")]));
    const a = watch(writer.write([{ kind: "add-item", board: "P", issue: "I" }, comment("a")]));
    const b = watch(
      writer.write([
        { kind: "add-labels", issue: "I", labels: [] },
        { kind: "add-labels", issue: "I", labels: ["L"] },
        comment("b"),
      ]),
    );
    await asked[0]!.answer();
    clock.advance(1000);
    await asked[1]!.answer({ w3: "NOT_FOUND" });
    expect(a.outcomes).toEqual([
      { ok: true, id: "item of w0" },
      { ok: true, id: "w1" },
    ]);
    expect(b.outcomes).toMatchObject([
      { ok: true, id: null },
      { ok: false, error: { kind: "gone" } },
      { ok: true, id: "w4" },
    ]);
  });

  test("an error when the document failed as a whole, all of them, and nothing is sent again", async () => {
    watch(writer.write([comment("first")]));
    const callers = ["a", "b"].map((name) => watch(writer.write([comment(name)])));
    await asked[0]!.answer();
    clock.advance(1000);
    await asked[1]!.fail(UNAVAILABLE);
    expect(callers.map(({ error }) => error)).toEqual([UNAVAILABLE, UNAVAILABLE]);
    clock.advance(600_000);
    expect(asked).toHaveLength(2);
  });

  test("a mistake in the code is passed on as it is, and the next writes go out", async () => {
    const mistake = new TypeError("undefined is not a function");
    const a = watch(writer.write([comment("a")]));
    await asked[0]!.fail(mistake);
    expect(a.error).toBe(mistake);
    watch(writer.write([comment("b")]));
    clock.advance(1000);
    expect(asked).toHaveLength(2);
  });
});

describe("after trouble", () => {
  test("documents are half as large, and grow with each that succeeds", async () => {
    watch(writer.write([comment("first")]));
    for (let caller = 0; caller < 80; caller += 1) watch(writer.write([comment(`${caller}`)]));
    await asked[0]!.answer();
    const sizes: number[] = [];
    for (const isAnswered of [false, false, true, true, false, false, false, false, true]) {
      clock.advance(1000);
      const next = asked.at(-1)!;
      sizes.push(bodies(next).length);
      await (isAnswered ? next.answer() : next.fail(UNAVAILABLE));
    }
    expect(sizes).toEqual([20, 10, 5, 6, 7, 3, 1, 1, 1]);
  });

  test("while GitHub asks to wait, writes are refused at once", async () => {
    const limited = new GitHubError("limited", "Too many requests.", clock.now() + 60_000);
    const callers = ["a", "b"].map((name) => watch(writer.write([comment(name)])));
    await asked[0]!.fail(limited);
    clock.advance(1000);
    await expect(writer.write([comment("c")])).rejects.toBe(limited);
    expect(callers.map(({ error }) => error)).toEqual([limited, limited]);
    clock.advance(59_000);
    watch(writer.write([comment("d")]));
    expect(asked.map(bodies)).toEqual([["a"], ["d"]]);
  });

  test("a limit of which nobody knows the end holds back none", async () => {
    const a = watch(writer.write([comment("a")]));
    await asked[0]!.fail(new GitHubError("limited", "Too many requests."));
    expect(a.error).toMatchObject({ kind: "limited" });
    clock.advance(1000);
    watch(writer.write([comment("b")]));
    expect(asked).toHaveLength(2);
  });
});
