import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { explain } from "../shared/decide/explain.ts";
import { weighIssue } from "../shared/decide/weigh-issue.ts";
import type { PlannedIssue } from "../shared/domain/planned-issue.ts";
import { printExplanation } from "./print-explanation.ts";
import { printPlan } from "./print-plan.ts";
import { PlanSummary } from "./summarize-plan.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";
import { writePlanJson } from "./write-plan-json.ts";
import { writeWhole } from "./write-whole.ts";

export interface ShowOptions {
  readonly json?: string;
  /** "12", "#12" or "owner/name#12". */
  readonly explain?: string;
  /** What is planned, for messages: a file or a repository. */
  readonly source: string;
  /** Closed issues were not read. */
  readonly onlyOpen: boolean;
}

/** Shows a plan: as a table, one issue explained, or as JSON. There is no writer but for the JSON file. */
export async function showPlan(
  planned: AsyncIterable<PlannedIssue> | Iterable<PlannedIssue>,
  { json, explain: wanted, source, onlyOpen }: ShowOptions,
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
    if (json !== "-")
      print(printPlan(summary, map.flowMap, { ...terminal, place: onlyOpen ? source : null }));
    return;
  }
  if (explained.length === 0) {
    throw new UserError(`${source} has no ${onlyOpen ? "open " : ""}issue ${wanted}.`);
  }
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

async function* watch<T>(all: AsyncIterable<T> | Iterable<T>, onOne: (one: T) => void): AsyncGenerator<T> {
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
