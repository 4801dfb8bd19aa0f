import { describe, expect, test } from "vitest";
import { writeResolved } from "../../shared/comment/write-comment.ts";
import type { Decision } from "../../shared/domain/decision.ts";
import { flowMapOf } from "../decide/build.ts";
import { BLOCKED, linesFor, MAP_URL, SHOP } from "./lines-for.ts";

describe("the question", () => {
  test("for a tie, as the product's pattern has it", () =>
    expect(linesFor({ title: "Where is my refund?" })).toEqual([
      "**Where does this work sit in the value flow?**",
      'The evidence does not settle it: **Checkout** (Shoppers pay in under a minute): "refund" in the title, +3 · **Refunds** (Money is back within two days): "refund" in the title, +3',
      `Put a \`stream: …\` label on it, or answer \`/stream checkout\`. [Why?](${MAP_URL})`,
    ]));

  test("with the nearest streams", () =>
    expect(linesFor({ title: "Slow", body: "My refund from the payments-api" })).toEqual([
      "**Where does this work sit in the value flow?**",
      'Nearest: **Checkout** (Shoppers pay in under a minute): "refund" in the text, +1; the service payments-api ("payments-api"), +1 · **Refunds** (Money is back within two days): "refund" in the text, +1; the service payments-api ("payments-api"), +1',
      `Put a \`stream: …\` label on it, or answer \`/stream checkout\`. [Why?](${MAP_URL})`,
    ]));

  test("with no candidate: what there is to choose", () =>
    expect(linesFor({}, { mapUrl: null })).toEqual([
      "**Where does this work sit in the value flow?**",
      "Nothing in it matches the flow map. The streams: **Checkout** (Shoppers pay in under a minute) · **Refunds** (Money is back within two days) · **Search**",
      "Put a `stream: …` label on it, or answer `/stream checkout`.",
    ]));

  test("with many streams: the first eight, and a living one as example", () => {
    const ids = Array.from({ length: 12 }, (_, index) => `s${index}`);
    const map = `streams:\n  old: { retired: { into: s0 } }\n${ids.map((id) => `  ${id}: {}`).join("\n")}`;
    const [, streams, answer] = linesFor({}, { map, mapUrl: null });
    expect(streams).toBe(
      "Nothing in it matches the flow map. The streams: **S0** · **S1** · **S2** · **S3** · **S4** · **S5** · **S6** · **S7** · and 4 more",
    );
    expect(answer).toContain("`/stream s0`");
  });

  test("evidence beyond three pieces is counted, and what adds nothing is not told", () => {
    const map =
      "streams: { a: { match: [{ words: [a1, b1, c1, d1, e1], points: 10 }] } }\ndecide: { min-points: 99 }";
    const [, streams] = linesFor({ title: "a1", body: "a1 b1 c1 d1 e1" }, { map });
    expect(streams).toBe(
      'Nearest: **A**: "a1" in the title, +10; "a1" in the text, +4; "b1" in the text, +4; 1 more',
    );
  });

  test("for labels of several streams", () =>
    expect(linesFor({ labels: ["stream: checkout", "stream: search"], title: "refund" })).toEqual([
      "**Where does this work sit in the value flow?**",
      "It carries labels of 2 streams: Checkout and Search. An issue sits in one.",
      `Take off the labels that do not fit; one stays. [Why?](${MAP_URL})`,
    ]));

  test.each([
    ['"area/"', "Put a `area/ …` label on it"],
    ['""', "Put the label of a stream on it"],
    ['"`st`\\n\\nream: "', "Put a `st ream: …` label on it"],
  ])("names the prefix %s", (prefix, start) =>
    expect(linesFor({}, { map: `${SHOP}labels: { prefix: ${prefix} }` })[2]).toContain(start),
  );
});

describe("other findings", () => {
  const CLEARED = 'Everything that blocked it is closed. If it can go on, take "blocked" off.';
  test("alone", () =>
    expect(linesFor({ title: "cart", labels: ["blocked"] }, BLOCKED)).toEqual([
      CLEARED,
      `[Why?](${MAP_URL})`,
    ]));

  test("beside the question", () =>
    expect(linesFor({ title: "refund", labels: ["blocked"] }, BLOCKED).slice(2)).toEqual([
      `Put a \`stream: …\` label on it, or answer \`/stream checkout\`. [Why?](${MAP_URL})`,
      `- ${CLEARED}`,
    ]));

  test("several", () => {
    const map = `${SHOP}checks: { unknown-stream-label: comment }`;
    expect(
      linesFor({ title: "cart", labels: ["blocked", "stream: x"] }, { ...BLOCKED, map, mapUrl: null }),
    ).toEqual(['- The map has no stream for the label "stream: x".', `- ${CLEARED}`]);
  });

  test("at the level report are not told", () => {
    expect(linesFor({ title: "cart", labels: ["stream: x"] })).toEqual([]);
    const map = `${SHOP}checks: { unmapped: report, ambiguous: report }`;
    expect(linesFor({}, { map })).toEqual([]);
    expect(linesFor({ title: "refund", labels: ["blocked"] }, { ...BLOCKED, map, mapUrl: null })).toEqual([
      CLEARED,
    ]);
  });
});

describe("once nothing is left", () => {
  const flowMap = flowMapOf(SHOP);
  const decision = (stream: string | null): Decision => ({
    outcome: stream === null ? "unmapped" : "mapped",
    stream,
    source: null,
    candidates: [],
    contested: [],
    removed: [],
  });
  test("it says where the issue sits", () =>
    expect(writeResolved({ decision: decision("refunds"), flowMap, mapUrl: MAP_URL })).toBe(
      `<!-- streamkeeper:comment -->\nSettled: this sits in **Refunds**. [Why?](${MAP_URL})`,
    ));
  test("or that there is nothing to ask", () =>
    expect(writeResolved({ decision: decision(null), flowMap, mapUrl: null })).toBe(
      "<!-- streamkeeper:comment -->\nNothing is left to ask here.",
    ));
});
