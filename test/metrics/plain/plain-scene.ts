import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import { loadFlowMap } from "../../../shared/flow-map/load-flow-map.ts";
import { figurePlainly } from "./figure-plainly.ts";
import type { PlainDecided, PlainEvent, PlainRow } from "./plain-row.ts";

/** A day of January 2026, with hours as its fraction, as a file has it. */
export const january = (day: number): string =>
  new Date(Date.UTC(2026, 0, 1) + (day - 1) * 86_400_000).toISOString();

export const event = (name: string, day: number, more: Partial<PlainEvent> = {}): PlainEvent => ({
  event: name,
  at: january(day),
  actor: "bob",
  ...more,
});
export const labeled = (label: string, day: number): PlainEvent => event("labeled", day, { label });
export const unlabeled = (label: string, day: number): PlainEvent => event("unlabeled", day, { label });
export const moved = (to: string, day: number): PlainEvent =>
  event("project_v2_item_status_changed", day, { to, from: "Todo" });

/** An issue of 1 January; closed if it has a `closedAt`. */
export const plainRow = (number: number, more: Partial<PlainRow> = {}): PlainRow => ({
  repo: "acme/shop",
  number,
  title: "Pay faster",
  state: more.closedAt == null ? "OPEN" : "CLOSED",
  labels: [],
  createdAt: january(1),
  closedAt: null,
  events: [],
  ...more,
});

export function loadPlainly(yaml: string): FlowMap {
  const { flowMap, diagnostics } = loadFlowMap(yaml, "flow-map.yml");
  if (flowMap === null) throw new Error(JSON.stringify(diagnostics));
  return flowMap;
}

/** One stream, `pay`, in which every row is. */
export const ONE_STREAM = `
version: 1
streams: { pay: { outcome: Paid, expectation: { percent: 85, days: 14 } } }
project: { owner: acme, number: 1 }
`;

/** What the figures are read as, where a test looks at them. */
// biome-ignore lint/suspicious/noExplicitAny: JSON, of which each test knows its part
export type Figures = any;

export function figuresOf(
  rows: readonly PlainRow[],
  { yaml = ONE_STREAM, now = "2026-02-04T12:00:00Z", decided = inPay }: Partial<FigureOptions> = {},
): Figures {
  const flowMap = loadPlainly(yaml);
  const weeks = flowMap.report.weeks;
  return figurePlainly(rows, flowMap, { now: Date.parse(now), weeks, automation: ["robot[bot]"], decided });
}

interface FigureOptions {
  readonly yaml: string;
  readonly now: string;
  readonly decided: (row: PlainRow) => PlainDecided;
}

const inPay = (): PlainDecided => ({ stream: "pay", ignored: false });
