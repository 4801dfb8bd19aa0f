import { expect, test } from "vitest";
import { openInstruments } from "../../app/operate/instruments.ts";
import { listMetrics } from "./list-metrics.ts";

const METRICS = await listMetrics();
/** What one App can have of each; an installation is a number, and all else comes from lists in the code. */
const LABELS = [
  "outcome",
  "reason",
  "figure",
  "version",
  "check",
  "installation",
  "resource",
  "kind",
  "closure",
];

test.each(METRICS)("$name is named as Prometheus wants it", ({ name, type, help, labels }) => {
  expect(name).toMatch(/^streamkeeper_[a-z]+(?:_[a-z]+)*$/);
  expect(name.endsWith("_total")).toBe(type === "counter");
  if (type === "histogram") expect(name).toMatch(/_seconds$/);
  expect(name).not.toMatch(/_(?:ms|milliseconds|minutes|count|sum|bucket)$/);
  expect(help).toMatch(/^[A-Z].*\.$/);
  expect(labels.filter((label) => !LABELS.includes(label))).toEqual([]);
});

test("no name comes twice, nor as another's base", () => {
  const bases = METRICS.map(({ name }) => name.replace(/_(?:total|info)$/, ""));
  expect(new Set(bases).size).toBe(METRICS.length);
});

test("what has known label values is there from the start, so that the first one is seen as an increase", async () => {
  const { registry } = openInstruments();
  const text = await registry.metrics();
  for (const series of [
    'streamkeeper_deliveries_total{outcome="taken"} 0',
    'streamkeeper_deliveries_total{outcome="broken-off"} 0',
    'streamkeeper_job_failures_total{reason="forbidden"} 0',
    'streamkeeper_figure_failures_total{figure="queue"} 0',
    'streamkeeper_jobs_out_of_reach_total{closure="suspended"} 0',
    "streamkeeper_jobs_given_up_total 0",
    "streamkeeper_repairs_total 0",
    "streamkeeper_clock_jumps_total 0",
  ]) {
    expect(text.split("\n")).toContain(series);
  }
});

test("two Apps in one process do not share what they measure", async () => {
  const [one, other] = [openInstruments(), openInstruments()];
  one.repairs.inc(3);
  expect((await one.repairs.get()).values[0]!.value).toBe(3);
  expect((await other.repairs.get()).values[0]!.value).toBe(0);
});
