import { compileRules } from "../../shared/decide/compile-rules.ts";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { type FigureContext, openFigureContext } from "../../shared/metrics/figure-context.ts";
import { finishItems } from "../../shared/metrics/finish-items.ts";
import { openHistory } from "../../shared/metrics/issue-history.ts";
import { observeItem } from "../../shared/metrics/observe-item.ts";
import type { WorkItem } from "../../shared/metrics/work-item.ts";
import { type Row, readIssueRow } from "./report-of.ts";

/** The items of a backlog's rows as the figures see them, none of them decided. */
export function itemsOf(
  rows: readonly Row[],
  flowMap: FlowMap,
  now: string,
): { readonly items: readonly WorkItem[]; readonly context: FigureContext } {
  const context = openFigureContext(flowMap, {
    now: Date.parse(now),
    weeks: 12,
    isAutomation: () => false,
    labels: compileRules(flowMap).labels,
  });
  const histories = rows.flatMap((row) => openHistory(readIssueRow(row), context) ?? []);
  const observed = histories.map((history) => observeItem(history, { stream: null, findings: [] }, context));
  return { items: finishItems(observed, () => undefined, context), context };
}
