import { describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { BatchWriter } from "../../shared/github/batch-writer.ts";
import type { Write, WriteOutcome } from "../../shared/reconcile/ports.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { settle } from "../app/settle.ts";
import { type Asked, scriptAsk } from "./scripted-ask.ts";

const comment = (body: string): Write => ({ kind: "add-comment", issue: "I", body });
const label = (issue: string): Write => ({ kind: "add-labels", issue, labels: ["L"] });
const react: Write = { kind: "react", comment: "C", content: "THUMBS_UP" };
const LATER = 1_060_000;

/** A writer with room for so many comments in each document. */
function open(rooms: readonly number[]) {
  const clock = new ManualClock();
  const { ask, asked } = scriptAsk();
  const wanted: number[] = [];
  const writer = new BatchWriter(ask, clock, async (count) => {
    wanted.push(count);
    return { granted: Math.min(count, rooms[wanted.length - 1] ?? 0), nextAt: LATER };
  });
  return { clock, asked, wanted, writer };
}

const kinds = ({ document }: Asked): string[] =>
  [...document.matchAll(/: (\w+)\(input/g)].map(([, name]) => name!);
const tell = (outcomes: readonly WriteOutcome[]): (string | number | null)[] =>
  outcomes.map((outcome) => (outcome.ok ? outcome.id : outcome.error.retryAt));

describe("comments that there is no room for", () => {
  test("are put off alone; the labels beside them are written", async () => {
    const { asked, wanted, writer } = open([1]);
    const all = writer.write([label("I"), comment("a"), comment("b"), label("J")]);
    await settle();
    expect(kinds(asked[0]!)).toEqual(["addLabelsToLabelable", "addComment", "addLabelsToLabelable"]);
    await asked[0]!.answer();
    const outcomes = await all;
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false, true]);
    expect(outcomes[2]).toMatchObject({ error: { kind: "limited", retryAt: LATER } });
    expect(wanted).toEqual([2]);
  });

  test("each caller hears of its own, and the next document asks anew", async () => {
    const { clock, asked, wanted, writer } = open([1, 1, 5]);
    const first = writer.write([comment("first")]);
    const [a, b] = [
      writer.write([comment("a"), label("I")]),
      writer.write([label("J"), comment("b"), label("K")]),
    ];
    await settle();
    await asked[0]!.answer();
    clock.advance(1000);
    await settle();
    await asked[1]!.answer({ w1: "NOT_FOUND" });
    expect(tell(await first)).toEqual(["w0"]);
    expect((await a).map(({ ok }) => ok)).toEqual([true, false]);
    expect((await b).map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(wanted).toEqual([1, 2]);
  });

  test("nothing is sent where nothing else is to be written, and the writer goes on", async () => {
    const { asked, writer } = open([0, 1]);
    expect(tell(await writer.write([comment("a")]))).toEqual([LATER]);
    expect(asked).toEqual([]);
    void writer.write([comment("b")]);
    await settle();
    expect(asked).toHaveLength(1);
  });

  test("take the reaction with them that says that a command was heard", async () => {
    const { asked, writer } = open([1, 1]);
    const heard = writer.write([label("I"), comment("sticky"), react, comment("reply")]);
    await settle();
    expect(kinds(asked[0]!)).toEqual(["addLabelsToLabelable", "addComment"]);
    await asked[0]!.answer();
    expect((await heard).map(({ ok }) => ok)).toEqual([true, true, false, false]);
  });

  test("room is asked for comments alone", async () => {
    const { asked, wanted, writer } = open([]);
    void writer.write([label("I"), react, { kind: "edit-comment", comment: "C", body: "b" }]);
    await settle();
    expect([asked.length, wanted]).toEqual([1, []]);
  });
});

describe("a document that GitHub refuses as a whole", () => {
  const REFUSED = new GitHubError("refused", "GitHub does not understand the query.");

  test("is taken apart until only what is at fault is refused, and nothing is written twice", async () => {
    const clock = new ManualClock();
    const { ask, asked } = scriptAsk();
    const writer = new BatchWriter(ask, clock);
    const first = writer.write([label("first")]);
    const names = Array.from({ length: 20 }, (_, index) => `I${index}`);
    const results = names.map((name) => writer.write([label(name)]).then(tell, (error) => error));
    await asked[0]!.answer();
    const written: string[] = [];
    const issuesOf = ({ variables }: Asked): string[] =>
      Object.values(variables).map((input) => (input as { labelableId: string }).labelableId);
    for (let sent = 1; sent <= asked.length; sent += 1) {
      clock.advance(1000);
      const next = asked[sent];
      if (next === undefined) break;
      const issues = issuesOf(next);
      if (issues.some((name) => name === "I7" || name === "I8")) await next.fail(REFUSED);
      else {
        written.push(...issues);
        await next.answer();
      }
    }
    await first;
    const outcomes = await Promise.all(results);
    expect(names.filter((_, index) => outcomes[index] === REFUSED)).toEqual(["I7", "I8"]);
    expect(written.toSorted()).toEqual(names.filter((name) => name !== "I7" && name !== "I8").toSorted());
    expect(asked.length).toBeLessThan(20);
  });
});
