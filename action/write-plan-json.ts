import type { PlannedIssue } from "../shared/domain/planned-issue.ts";
import type { PlanTotals } from "./summarize-plan.ts";

/** Characters that are gathered before they are written. */
const PIECE = 1 << 16;

/** The text of `plan --json`, version 1, issue by issue, each on a line of its own; the totals come last. */
export async function* writePlanJson(
  planned: AsyncIterable<PlannedIssue>,
  totals: () => PlanTotals,
): AsyncGenerator<string> {
  let piece = '{"version":1,"issues":[';
  let separator = "\n";
  for await (const one of planned) {
    piece += separator + JSON.stringify(toRow(one));
    separator = ",\n";
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}\n],"summary":${JSON.stringify(totals())}}\n`;
}

function toRow({ issue, decision, findings, changes }: PlannedIssue): unknown {
  const { stream, source, outcome, candidates } = decision;
  const { repo, number, title } = issue;
  return { repo, number, title, stream, source, outcome, candidates, findings, changes };
}
