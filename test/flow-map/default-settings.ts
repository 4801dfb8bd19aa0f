import type { FlowMap } from "../../shared/domain/flow-map.ts";

/** All that a map with nothing but streams has. */
export const DEFAULT_SETTINGS: Omit<FlowMap, "streams"> = {
  journeys: [],
  services: [],
  objectives: [],
  labels: {
    prefix: "stream: ",
    unmapped: "needs: stream",
    held: "held: stream",
    blocked: ["blocked"],
    started: [],
    done: [],
  },
  project: null,
  decide: { minPoints: 3, minLead: 2 },
  automation: [],
  checks: {
    levels: {
      unmapped: "comment",
      ambiguous: "comment",
      "several-streams": "comment",
      "component-led": "report",
      "no-outcome": "off",
      "unknown-stream-label": "report",
      "retired-stream": "report",
      "off-parent": "report",
      "blocked-unexplained": "report",
      "block-cleared": "comment",
      "cross-stream-block": "report",
      "too-many-streams": "report",
      "board-drift": "report",
    },
    outcomeSections: ["Outcome", "User impact"],
  },
  comments: { graceMs: 300_000 },
  report: {
    weeks: 12,
    stages: [],
    timeInLabels: [],
    types: {
      feature: ["Feature", "enhancement"],
      defect: ["Bug"],
      risk: ["security"],
      debt: ["refactor", "chore", "tech debt"],
    },
  },
  ignore: { labels: [], authors: [], types: [], createdBefore: null },
};
