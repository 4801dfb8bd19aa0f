import { type CompiledMap, compileRules } from "../../shared/decide/compile-rules.ts";
import { explain } from "../../shared/decide/explain.ts";
import { isAutomation } from "../../shared/decide/is-automation.ts";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import type { PlannedIssue } from "../../shared/domain/planned-issue.ts";
import { planBacklog } from "../../shared/reconcile/plan-backlog.ts";
import { count } from "../../shared/text/count.ts";
import { openBacklog } from "../open-backlog.ts";
import { printExplanation } from "../print-explanation.ts";
import { printPlan } from "../print-plan.ts";
import { readIssues } from "../read-issues.ts";
import { readMapFile } from "../read-map-file.ts";
import { PlanSummary } from "../summarize-plan.ts";
import type { Terminal } from "../terminal.ts";
import { UserError } from "../user-error.ts";
import { writePlanJson } from "../write-plan-json.ts";
import { writeWhole } from "../write-whole.ts";

export interface PlanOptions {
  readonly backlog: string;
  readonly map: string;
  /** Milliseconds. */
  readonly now: number;
  readonly automation: readonly string[];
  readonly skipBadRows: boolean;
  readonly json?: string;
  /** "12", "#12" or "owner/name#12". */
  readonly explain?: string;
}

/** `streamkeeper plan`: decides every issue of a backlog file and shows what would be done. There is no writer. */
export async function plan(options: PlanOptions, terminal: Terminal): Promise<void> {
  const flowMap = readFlowMap(options, terminal);
  const map = compileRules(flowMap);
  const backlog = await openBacklog(options.backlog);
  try {
    const settings = {
      file: options.backlog,
      isAutomation: (actor: Parameters<typeof isAutomation>[0]) => isAutomation(actor, map.automation),
      skipBadRows: options.skipBadRows,
    };
    const issues = readIssues(backlog, settings, terminal);
    const planned = planBacklog(issues, map, {
      now: options.now,
      occasion: "sweep",
      mapUrl: (repo) => (repo === null ? null : `https://github.com/${repo}/blob/HEAD/.github/flow-map.yml`),
    });
    await show(planned, options, map, terminal);
  } finally {
    backlog.close();
  }
}

function readFlowMap({ map, automation }: PlanOptions, terminal: Terminal): FlowMap {
  const { flowMap, errors, warnings, page } = readMapFile(map, terminal.paintWarning);
  if (flowMap === null) {
    throw new UserError(`${page}\n\n${map} is not valid: ${count(errors, "error")}. Nothing was decided.`);
  }
  if (warnings > 0) {
    terminal.warn(`${map} has ${count(warnings, "warning")}; \`streamkeeper check\` shows them.\n`);
  }
  return { ...flowMap, automation: [...flowMap.automation, ...automation] };
}

async function show(
  planned: AsyncIterable<PlannedIssue>,
  { json, explain: wanted, backlog }: PlanOptions,
  map: CompiledMap,
  terminal: Terminal,
): Promise<void> {
  const summary = new PlanSummary(map);
  const explained: PlannedIssue[] = [];
  const watched = watch(planned, (one) => {
    summary.add(one);
    if (wanted !== undefined && isWanted(one, wanted)) explained.push(one);
  });
  if (json === undefined) for await (const _ of watched);
  else
    await writeWhole(
      json,
      writePlanJson(watched, () => summary.totals),
    );
  // Standard output is the JSON's then, whole.
  const print = json === "-" ? terminal.warn : terminal.print;
  if (wanted === undefined) {
    if (json !== "-") print(printPlan(summary, map.flowMap, terminal));
    return;
  }
  if (explained.length === 0) throw new UserError(`${backlog} has no issue ${wanted}.`);
  for (const one of explained) {
    const { issue, decision, neighbours } = one;
    const explanation = explain({
      weighed: weighIssue(issue, map),
      decision,
      parent: neighbours.parent,
      map,
    });
    print(`${printExplanation(one, explanation, map.flowMap, terminal)}\n`);
  }
}

async function* watch<T>(all: AsyncIterable<T>, onOne: (one: T) => void): AsyncGenerator<T> {
  for await (const one of all) {
    onOne(one);
    yield one;
  }
}

function isWanted({ issue }: PlannedIssue, wanted: string): boolean {
  const [repo, number] = wanted.includes("#") ? wanted.split("#") : ["", wanted];
  if (issue.number !== Number(number)) return false;
  return repo === "" || repo === undefined || issue.repo?.toLowerCase() === repo.toLowerCase();
}
