import { existsSync } from "node:fs";
import { join } from "node:path";
import { collectDefaultMetrics, Registry } from "prom-client";
import { describe, expect, test } from "vitest";
import { DELIVERY_OUTCOMES } from "../../app/operate/delivery-outcome.ts";
import { FAILURE_REASONS } from "../../app/operate/failure-reason.ts";
import { FIGURE_NAMES } from "../../app/operate/figures.ts";
import { readOperating } from "../../app/operate/read-operating.ts";
import { ROUND_OUTCOMES } from "../../app/operate/round-outcome.ts";
import { SWEEP_OUTCOMES, SWEEP_REASONS } from "../../app/operate/sweep-outcome.ts";
import { WEBHOOK_PATH } from "../../app/serve-webhooks.ts";
import { readPage } from "../docs/read-page.ts";
import { readTable } from "../docs/read-table.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";
import { listMetrics } from "./list-metrics.ts";
import { listGroupings, listUses, readAlerts } from "./read-alerts.ts";

const PAGE = readPage("docs/operate.md");
const bare = (cell: string | undefined): string => (cell ?? "").replaceAll("`", "");
const words = (cell: string | undefined): string[] => bare(cell).split(", ").filter(Boolean);
const METRICS = await listMetrics();
const ALERTS = readAlerts();
/** What a label can say, where the code knows all of it. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  outcome: [...DELIVERY_OUTCOMES, ...ROUND_OUTCOMES, ...SWEEP_OUTCOMES],
  reason: [...FAILURE_REASONS, ...SWEEP_REASONS],
  figure: FIGURE_NAMES,
  job: ["streamkeeper"],
};
/** Labels that Prometheus itself puts on what it scrapes. */
const SCRAPED = ["job", "instance"];

async function listSeries(): Promise<Map<string, readonly string[]>> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const usual = (await registry.getMetricsAsJSON()).map(({ name }) => [name, []] as const);
  const ours = METRICS.flatMap(({ name, type, labels }) =>
    type === "histogram"
      ? [
          [`${name}_bucket`, [...labels, "le"]] as const,
          [`${name}_sum`, labels] as const,
          [`${name}_count`, labels] as const,
        ]
      : [[name, labels] as const],
  );
  return new Map([["up", []], ...usual, ...ours]);
}
const SERIES = await listSeries();

describe("metrics", () => {
  test("the table names every one, with its type and its labels", () => {
    const rows = readTable(PAGE, "metric", "type", "labels", "it tells");
    const told = rows.map(([name, type, labels]) => [bare(name), type, ...words(labels).toSorted()]);
    const made = METRICS.map(({ name, type, labels }) => [name, type, ...labels.toSorted()]);
    expect(told.toSorted()).toEqual(made.toSorted());
  });

  test.each([
    ["streamkeeper_deliveries_total", DELIVERY_OUTCOMES],
    ["streamkeeper_job_failures_total", FAILURE_REASONS],
    ["streamkeeper_redelivery_rounds_total", ROUND_OUTCOMES],
    ["streamkeeper_sweeps_total", [...SWEEP_REASONS, ...SWEEP_OUTCOMES]],
  ])("and all that %s can be about", (metric, values) => {
    const row = readTable(PAGE, "metric", "type", "labels", "it tells").find(
      ([name]) => bare(name) === metric,
    );
    expect([...row![3]!.matchAll(/`([^`]+)`/g)].map(([, value]) => value)).toEqual([...values]);
  });
});

describe("alerts", () => {
  test.each(ALERTS)("$alert reads what the App tells", ({ expr }) => {
    const uses = listUses(expr);
    expect(uses.length).toBeGreaterThan(0);
    const known = new Set(SCRAPED);
    for (const { name, matchers } of uses) {
      expect([...SERIES.keys()]).toContain(name);
      for (const label of SERIES.get(name)!) known.add(label);
      for (const { label, values } of matchers) {
        expect([...SERIES.get(name)!, ...SCRAPED]).toContain(label);
        expect(VALUES[label]).toEqual(expect.arrayContaining([...values]));
      }
    }
    expect(listGroupings(expr).filter((label) => !known.has(label))).toEqual([]);
  });

  test.each(ALERTS)("$alert takes the rate of counters alone, and compares", ({ expr }) => {
    const rated = [...expr.matchAll(/\b(?:rate|increase)\((\w+)/g)].map(([, name]) => name);
    const counters = listUses(expr)
      .map(({ name }) => name)
      .filter((name) => /_(?:total|bucket|sum|count)$/.test(name));
    expect(rated).toEqual(counters);
    expect(expr).toMatch(/(?:>|<|==) [\d.e]+(?:$|\s+unless)/);
    expect(expr.split("(")).toHaveLength(expr.split(")").length);
  });

  test("each is explained, in the same order", () => {
    const rows = readTable(PAGE, "alert", "it means", "what to do");
    expect(rows.map(([name]) => bare(name))).toEqual(ALERTS.map(({ alert }) => alert));
    for (const [, meaning, deed] of rows) expect([meaning, deed]).not.toContain("");
  });

  test("a name that is wrong would be found", () => {
    expect(listUses('sum by (x) (rate(streamkeeper_gone_total{outcome="y"}[5m])) > 0')).toEqual([
      { name: "streamkeeper_gone_total", matchers: [{ label: "outcome", values: ["y"] }] },
    ]);
    expect(SERIES.has("streamkeeper_gone_total")).toBe(false);
  });
});

describe("settings and commands", () => {
  test("the variables and their defaults are those that are read", () => {
    const rows = readTable(PAGE, "variable", "meaning", "default");
    const { metricsPort, operateHost } = readOperating({}, 3000, []);
    expect(rows.map(([name]) => bare(name))).toEqual(["METRICS_PORT", "OPERATE_HOST"]);
    expect(bare(rows[0]![2])).toMatch(new RegExp(`^${metricsPort},`));
    expect(bare(rows[1]![2])).toBe(operateHost);
    const ports = [...PAGE.text.matchAll(/127\.0\.0\.1:(\d{4})\/readyz/g)].map(([, port]) => Number(port));
    expect(new Set(ports)).toEqual(new Set([metricsPort]));
  });

  test("the webhook path is the one that is served", () => {
    expect(PAGE.text).toContain(`\`${WEBHOOK_PATH}\``);
  });

  test("files that it names are there", () => {
    const files = [...PAGE.text.matchAll(/\b(compose\.yaml|CHANGELOG\.md|app\/start\.ts)\b/g)].map(
      ([, file]) => file!,
    );
    expect(new Set(files).size).toBe(3);
    expect(files.filter((file) => !existsSync(join(PROJECT_ROOT, file)))).toEqual([]);
  });
});
