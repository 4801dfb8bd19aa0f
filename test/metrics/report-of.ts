import { readRow } from "../../shared/backlog/read-row.ts";
import { type CompiledMap, compileRules } from "../../shared/decide/compile-rules.ts";
import { isAutomation } from "../../shared/decide/is-automation.ts";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { HealthReport } from "../../shared/metrics/health-report.ts";
import type { StreamFigures } from "../../shared/metrics/stream-figures.ts";
import { reportBacklog } from "../../shared/reconcile/report-backlog.ts";
import { flowMapOf } from "../decide/build.ts";

export type Row = Readonly<Record<string, unknown>>;

export interface ReportOptions {
  readonly now?: string;
  readonly weeks?: number;
  readonly automation?: readonly string[];
}

/** A Monday: the window of four weeks before it is 4 May to 1 June 2026. */
export const NOW = "2026-06-01T00:00:00Z";

/** A report on rows of a backlog file. A text is a flow map in YAML without its version. */
export async function reportOf(
  rows: readonly Row[],
  written: string | FlowMap,
  { now = NOW, weeks = 4, automation = [] }: ReportOptions = {},
): Promise<HealthReport> {
  const flowMap = typeof written === "string" ? flowMapOf(written) : written;
  const map = compileRules({ ...flowMap, automation: [...flowMap.automation, ...automation] });
  const read = async function* (commentsKnown: boolean): AsyncGenerator<Issue> {
    for (const row of rows) yield readIssueRow(row, map, commentsKnown);
  };
  const settings = { now: Date.parse(now), weeks, kind: "backlog", notes: [] } as const;
  return await reportBacklog({ connected: () => read(false), issues: read }, map, settings);
}

/** The figures of the stream `pay`, the only one of the map. */
export async function payFigures(
  rows: readonly Row[],
  options: ReportOptions & { more?: string } = {},
): Promise<StreamFigures> {
  const yaml = `streams: { pay: { label: pay } }\n${options.more ?? ""}`;
  const { figures } = await reportOf(rows, yaml, options);
  return figures.streams.find(({ id }) => id === "pay")!;
}

/** @param map whose automation counts; not told = none */
export function readIssueRow(row: Row, map?: CompiledMap, commentsKnown = false): Issue {
  const reading = readRow(row, {
    isAutomation: (actor) => isAutomation(actor, map?.automation ?? []),
    commentsKnown,
    timesNeeded: true,
  });
  if ("problems" in reading) throw new Error(reading.problems.map(({ message }) => message).join("\n"));
  return reading.issue;
}

let last = 0;

/** An open issue of the stream `pay`, created on 1 January, with an empty history. */
export function rowOf(more: Row = {}): Row {
  last += 1;
  return {
    repo: "acme/shop",
    number: last,
    title: `Item ${last}`,
    state: "OPEN",
    labels: ["pay"],
    createdAt: "2026-01-01T00:00:00Z",
    events: [],
    ...more,
  };
}

/** The same, closed. */
export const closedRow = (closedAt: string, more: Row = {}): Row =>
  rowOf({ state: "CLOSED", stateReason: "COMPLETED", closedAt, ...more });

export const at = (event: string, instant: string, more: Row = {}): Row => ({
  event,
  at: instant,
  actor: "mara",
  ...more,
});
