import type { CompiledMap } from "../../shared/decide/compile-rules.ts";
import { type Issue, issueKey } from "../../shared/domain/issue.ts";
import { openFigureContext } from "../../shared/metrics/figure-context.ts";
import { openHistory } from "../../shared/metrics/issue-history.ts";
import { planBacklog } from "../../shared/reconcile/plan-backlog.ts";
import type { PlainDecided, PlainRow } from "./plain/plain-row.ts";
import { readIssueRow } from "./report-of.ts";

/** What is decided of each row as of `now`. */
export async function decideRows(
  rows: readonly PlainRow[],
  map: CompiledMap,
  now: number,
): Promise<(row: PlainRow) => PlainDecided> {
  const context = openFigureContext(map.flowMap, {
    now,
    weeks: 12,
    isAutomation: () => false,
    labels: map.labels,
  });
  const read = rows.map((row) => readIssueRow({ ...row }, map));
  const past = read.flatMap((issue) => openHistory(issue, context)?.issue ?? []);
  const all = async function* (): AsyncGenerator<Issue> {
    yield* past;
  };
  const decided = new Map<string, PlainDecided>();
  const settings = { now, occasion: "sweep", mapUrl: () => null } as const;
  for await (const { issue, decision } of planBacklog({ connected: all, issues: all }, map, settings)) {
    decided.set(issueKey(issue.repo, issue.number), {
      stream: decision.stream,
      ignored: decision.outcome === "ignored",
    });
  }
  const keys = new Map(rows.map((row, index) => [row, issueKey(read[index]!.repo, read[index]!.number)]));
  return (row) => decided.get(keys.get(row)!) ?? { stream: null, ignored: false };
}
