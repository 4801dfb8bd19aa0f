import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBacklog } from "../../shared/backlog/read-backlog.ts";
import { compileRules } from "../../shared/decide/compile-rules.ts";
import { isAutomation } from "../../shared/decide/is-automation.ts";
import { CHECK_NAMES } from "../../shared/domain/finding.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { PlannedIssue } from "../../shared/domain/planned-issue.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { planBacklog } from "../../shared/reconcile/plan-backlog.ts";

const SHOP = join(import.meta.dirname, "shop");
const NOW = Date.parse("2026-06-15T09:00:00Z");

const { flowMap, diagnostics } = loadFlowMap(readFileSync(join(SHOP, "flow-map.yml")), "flow-map.yml");
const map = compileRules(flowMap!);

async function* readShop(commentsKnown: boolean): AsyncGenerator<Issue> {
  const options = {
    isAutomation: (actor: Parameters<typeof isAutomation>[0]) => isAutomation(actor, map.automation),
    commentsKnown,
    timesNeeded: false,
  };
  for await (const row of readBacklog(createReadStream(join(SHOP, "backlog.json")), options)) {
    if ("problems" in row) throw new Error(row.problems.map(({ message }) => message).join("\n"));
    yield row.issue;
  }
}

async function planShop(): Promise<PlannedIssue[]> {
  const planned: PlannedIssue[] = [];
  const settings = { now: NOW, occasion: "sweep" as const, mapUrl: () => null };
  for await (const one of planBacklog({ issues: readShop, connected: () => readShop(false) }, map, settings))
    planned.push(one);
  return planned;
}

function printLine({ issue, decision, findings, changes }: PlannedIssue): string {
  const { outcome, stream, source, candidates } = decision;
  const points = candidates.map((candidate) => `${candidate.stream} ${candidate.points}`).join(", ");
  const found = findings.map(({ check }) => check).join(" ");
  const planned = changes.map((change) => {
    if (change.kind === "comment") return `${change.action} comment`;
    return change.kind === "add-label"
      ? `+${change.label}`
      : change.kind === "remove-label"
        ? `-${change.label}`
        : change.kind;
  });
  const verdict =
    outcome === "mapped" ? `${stream} by ${source}` : `${outcome}${source === null ? "" : ` by ${source}`}`;
  return [
    `#${issue.number}`,
    issue.open ? "open" : "closed",
    verdict,
    points,
    found,
    planned.join(", "),
  ].join(" | ");
}

test("the shop's flow map has nothing to report", () => {
  expect(diagnostics).toEqual([]);
});

test("every issue of the shop is decided as its golden line says", async () => {
  const lines = (await planShop()).map(printLine);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../golden/shop-plan.golden.txt");
});

test("the shop shows every source, every outcome, and every check that a file can have", async () => {
  const planned = await planShop();
  const sources = new Set(planned.map(({ decision }) => decision.source));
  expect([...sources].sort()).toEqual(["alias", "form", "parent", "person", "rule", "rules", null].sort());
  const outcomes = new Set(planned.map(({ decision }) => decision.outcome));
  expect([...outcomes].sort()).toEqual(["ignored", "mapped", "tie", "unmapped"]);
  const found = new Set(planned.flatMap(({ findings }) => findings.map(({ check }) => check)));
  // A file has no board.
  expect(CHECK_NAMES.filter((check) => !found.has(check))).toEqual(["board-drift"]);
});
