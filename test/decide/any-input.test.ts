import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "../../shared/decide/explain.ts";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import { applyPlan } from "./apply-plan.ts";
import { issueOf, NOW } from "./build.ts";
import { NEIGHBOURS } from "./generate-issue.ts";
import { compileData, IDS, labelOf, MAP_DATA, type MapData } from "./generate-map.ts";
import { plan } from "./plan-seen.ts";

describe("any input", () => {
  const ANY_TEXT = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.nat(0xffff), { maxLength: 100 }).map((units) => String.fromCharCode(...units)),
    fc.constantFrom("", " ", "\0", "\ud800", "null", "__proto__", 'a, "b"', "<!-- ```", "[]()".repeat(50)),
  );
  const ANY_LABEL = fc.oneof(ANY_TEXT, fc.constantFrom(...IDS.map(labelOf), "STREAM:S0", "stream: "));
  const ANY_ISSUE = fc.record({
    title: ANY_TEXT,
    body: fc.array(ANY_TEXT, { maxLength: 5 }).map((parts) => parts.join("\n")),
    labels: fc.array(ANY_LABEL, { maxLength: 100 }),
    type: fc.option(ANY_TEXT),
    repo: fc.constantFrom(null, "acme/shop"),
    author: fc.constant(null),
    createdAt: fc.constantFrom(null, 0, NOW),
  });

  test("is decided, explained and planned, and the plan again plans nothing", () => {
    fc.assert(
      fc.property(MAP_DATA, ANY_ISSUE, NEIGHBOURS, (data, more, neighbours) => {
        const map = compileData(data);
        const issue = issueOf({ ...more, events: [] });
        const planned = plan(issue, neighbours, map, true);
        const { parent } = planned.neighbours;
        explain({ weighed: weighIssue(issue, map), decision: planned.decision, parent, map });
        for (const { message } of planned.findings) expect(message).toBe(message.toWellFormed());
        for (const { message } of planned.findings) expect(message).not.toMatch(/[\r\n]/);
        expect(plan(applyPlan(issue, planned.changes, NOW), neighbours, map, true).changes).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test.each<[string, string]>([
    ["brackets", "[".repeat(60_000)],
    ["half links", "[a](".repeat(15_000)],
    ["backticks", "`".repeat(60_000)],
    ["comments", "<!--".repeat(15_000)],
    ["a word again and again", "alpha ".repeat(10_000)],
    ["one long word", "alph".repeat(15_000)],
    ["commas under a form's heading", `### Journey\n\n${"a,".repeat(30_000)}`],
    ["lines under a form's heading", `### Journey\n\n${"a, b\n".repeat(12_000)}`],
    ["headings of a form", "### Journey\n".repeat(5_000)],
    ["a mark again and again", "e\u0301".repeat(30_000)],
  ])("%s are decided in good time", (_, text) => {
    const map = compileData(HEAVY);
    const labels = Array.from({ length: 100 }, (_, index) => `label ${index}, "x"`);
    const start = performance.now();
    plan(
      issueOf({ title: text.slice(0, 1000), body: text, labels }),
      { parent: null, blockers: [], subIssueStreams: [] },
      map,
    );
    // A tenth of this is usual; quadratic time would be many times as much.
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

const HEAVY: MapData = {
  version: 1,
  streams: {
    s0: {
      words: ["alpha", "*alph*", "a*"],
      labels: ["*x*y*"],
      match: [
        { form: { section: "Journey", answers: ["Paying", "A, B, C", "*x*, *y*"] } },
        { pattern: "(a|b)*c" },
        { words: ["never"], unless: { pattern: "e" } },
      ],
    },
  },
  services: {},
};
