import { describe, expect, test } from "vitest";
import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import { DEFAULT_SETTINGS } from "../default-settings.ts";
import { loadValid } from "../load-valid.ts";
import { wholeMap } from "../whole-map.ts";

describe("settings", () => {
  test.each<[yaml: string, expected: Partial<FlowMap>]>([
    ["decide: { min-points: 5 }", { decide: { minPoints: 5, minLead: 2 } }],
    ["comments: { grace: 0s }", { comments: { graceMs: 0 } }],
    ["comments: { grace: 90s }", { comments: { graceMs: 90_000 } }],
    ["comments: { grace: 2h }", { comments: { graceMs: 7_200_000 } }],
    ["comments: { grace: 1d }", { comments: { graceMs: 86_400_000 } }],
    ["comments: {}", { comments: { graceMs: 300_000 } }],
    [
      "labels: { blocked: [], started: [wip] }",
      { labels: { ...DEFAULT_SETTINGS.labels, blocked: [], started: ["wip"] } },
    ],
    ["report: { weeks: 4 }", { report: { ...DEFAULT_SETTINGS.report, weeks: 4 } }],
    [
      "report: { types: { defect: [Incident, chore], risk: [] } }",
      {
        report: {
          ...DEFAULT_SETTINGS.report,
          types: {
            feature: ["Feature", "enhancement"],
            defect: ["Incident", "chore"],
            risk: [],
            debt: ["refactor", "tech debt"],
          },
        },
      },
    ],
    [
      "project: { owner: '@acme', number: 1, add-items: false, status: { waiting: [todo] } }",
      {
        project: {
          owner: "acme",
          number: 1,
          field: "Stream",
          addItems: false,
          status: {
            backlog: ["Backlog"],
            active: ["In Progress", "In Review"],
            waiting: ["todo"],
            blocked: ["Blocked"],
            done: ["Done"],
          },
        },
      },
    ],
    [
      "ignore: { created-before: 2024-02-29T12:00:00+01:00 }",
      { ignore: { ...DEFAULT_SETTINGS.ignore, createdBefore: Date.UTC(2024, 1, 29, 11) } },
    ],
  ])("%s", (yaml, expected) => {
    const { streams: _, ...settings } = loadValid(wholeMap(yaml));
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, ...expected });
  });

  test.each([
    ["unmapped: off", { unmapped: "off" }],
    ["unmapped: { level: report }", { unmapped: "report" }],
    ["unmapped: {}", {}],
    ["no-outcome: { sections: [Why] }", {}],
    ["no-outcome: comment", { "no-outcome": "comment" }],
  ])("checks: { %s }", (yaml, levels) => {
    expect(loadValid(wholeMap(`checks: { ${yaml} }`)).checks.levels).toEqual({
      ...DEFAULT_SETTINGS.checks.levels,
      ...levels,
    });
  });

  test("sections replace the default ones", () => {
    const { checks } = loadValid(
      wholeMap("checks: { no-outcome: { level: report, sections: [Why, Goal] } }"),
    );
    expect(checks.outcomeSections).toEqual(["Why", "Goal"]);
  });
});
