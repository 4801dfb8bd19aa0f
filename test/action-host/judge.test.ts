import { describe, expect, test } from "vitest";
import { type FailOn, judgeFailure } from "../../action/fail-on.ts";
import { OUTPUT_NAMES, writeOutputs } from "../../action/outputs.ts";
import type { HealthFigures } from "../../shared/metrics/health-figures.ts";
import type { Verdict } from "../../shared/metrics/stream-figures.ts";
import { ACTION_YML } from "./read-action-yml.ts";

/** As much of the figures as is looked at here: verdicts of streams, the last one of "no stream". */
function figuresOf(verdicts: readonly Verdict[], [open, one, none]: readonly [number, number, number]) {
  const streams = verdicts.map((verdict, index) => ({
    id: index === verdicts.length - 1 ? null : `s${index}`,
    verdict,
  }));
  return { streams, coverage: { open, one, none } } as unknown as HealthFigures;
}

const FINE = figuresOf(["steady", "too-little-data", "attention"], [10, 10, 0]);
const POOR = figuresOf(["attention", "steady", "attention", "steady"], [1500, 298, 1200]);

describe("outputs", () => {
  const NO_FILES = { jsonPath: null, markdownPath: null };

  test("the same as in action.yml, in its order", () => {
    expect(Object.keys(ACTION_YML.outputs)).toEqual([...OUTPUT_NAMES]);
    expect([...Object.keys(writeOutputs(FINE, "", NO_FILES)), "changed", "left"]).toEqual([...OUTPUT_NAMES]);
  });
  test("no stream is none that needs attention", () => {
    expect(writeOutputs(FINE, "All well.", { jsonPath: "a.json", markdownPath: null })).toEqual({
      attention: "0",
      unmapped: "0",
      coverage: "100",
      headline: "All well.",
      "json-path": "a.json",
      "markdown-path": "",
    });
    expect(writeOutputs(POOR, "", NO_FILES)).toMatchObject({
      attention: "2",
      unmapped: "1200",
      coverage: "20",
    });
  });
  test.each([
    [0, 0, 100],
    [1000, 999, 99],
    [1000, 1, 1],
    [1000, 0, 0],
    [3, 2, 67],
    [8, 1, 13],
  ])("of %i open issues %i in exactly one stream: %i percent", (open, one, percent) => {
    expect(writeOutputs(figuresOf([], [open, one, open - one]), "", NO_FILES).coverage).toBe(String(percent));
  });
});

describe("fail-on", () => {
  test.each<[string, FailOn, HealthFigures, string | null]>([
    ["never", { kind: "never" }, POOR, null],
    ["attention, none", { kind: "attention" }, FINE, null],
    ["attention, two", { kind: "attention" }, POOR, "fail-on: attention. 2 streams need attention."],
    ["as many as may be", { kind: "unmapped", over: 1200 }, POOR, null],
    [
      "one more",
      { kind: "unmapped", over: 1199 },
      POOR,
      "fail-on: unmapped>1199. 1,200 open issues sit in no stream, and 1,199 may.",
    ],
  ])("%s", (_what, failOn, figures, expected) => expect(judgeFailure(failOn, figures)).toBe(expected));
});
