import type { PlannedIssue } from "../shared/domain/planned-issue.ts";
import type { PlanTotals } from "./summarize-plan.ts";

/** The text of `plan --json`, version 1, issue by issue, each on a line of its own; the totals come last. */
export async function* writePlanJson(
  planned: AsyncIterable<PlannedIssue>,
  totals: () => PlanTotals,
): AsyncGenerator<string> {
  yield '{"version":1,"issues":[';
  let separator = "\n";
  for await (const one of planned) {
    yield separator + JSON.stringify(toRow(one));
    separator = ",\n";
  }
  yield `\n],"summary":${JSON.stringify(totals())}}\n`;
}

function toRow({ issue, decision, findings, changes }: PlannedIssue): unknown {
  const { stream, source, outcome, candidates } = decision;
  const { repo, number, title } = issue;
  return { repo, number, title, stream, source, outcome, candidates, findings, changes };
}
