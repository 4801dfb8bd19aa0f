import type { Decision } from "../domain/decision.ts";
import type { Change } from "../domain/plan.ts";
import { foldName } from "../text/fold-name.ts";
import type { CompiledMap } from "./compile-rules.ts";
import type { WeighedIssue } from "./weigh-issue.ts";

export type LabelChange = Extract<Change, { kind: "add-label" | "remove-label" }>;

/**
 * The single labels to add and to take off so that an open issue carries its decision; adds first. A stream's label
 * that a person put is never taken off; one that a person took off comes back, until the text changes, only where an
 * alias, a form's answer or a retired stream's label says the stream outright.
 */
export function planLabels(weighed: WeighedIssue, decision: Decision, map: CompiledMap): LabelChange[] {
  if (!weighed.issue.open || decision.outcome === "ignored") return [];
  const changes = planStreamLabels(weighed, decision, map);
  return [...changes, ...planUnmappedLabel(weighed, decision, map, changes.length > 0)];
}

function planStreamLabels({ labels }: WeighedIssue, decision: Decision, map: CompiledMap): LabelChange[] {
  // Labels of people disagree: they have to say which.
  if (decision.contested.length > 0) return [];
  const wanted = decision.stream === null ? undefined : map.streams.get(decision.stream);
  const changes: LabelChange[] = [];
  if (wanted !== undefined && !labels.own.some(({ stream }) => stream === wanted.id)) {
    changes.push({ kind: "add-label", label: wanted.label });
  }
  for (const { label, stream, living, byPerson } of labels.own) {
    // Under a hold by `held` the stream's own or retired label is the hold itself, whoever put it.
    const isHold = labels.held && living === wanted?.id;
    if (!byPerson && !isHold && stream !== wanted?.id) changes.push({ kind: "remove-label", label });
  }
  return changes;
}

/** @param isSaid a stream's label comes or goes with the same plan, which ends what was insisted on before */
function planUnmappedLabel(
  weighed: WeighedIssue,
  decision: Decision,
  map: CompiledMap,
  isSaid: boolean,
): LabelChange[] {
  const { flowMap } = map;
  if (flowMap.checks.levels.unmapped === "off") return [];
  const name = flowMap.labels.unmapped;
  const present = weighed.prepared.labels.get(map.labels.unmapped);
  // `/stream none` is an answer, too: nobody is to be asked again.
  const wanted = decision.stream === null && decision.source !== "person";
  const { unmappedRefused, unmappedInsisted } = weighed.labels;
  if (wanted && present === undefined && !unmappedRefused) return [{ kind: "add-label", label: name }];
  return !wanted && present !== undefined && (isSaid || !unmappedInsisted)
    ? [{ kind: "remove-label", label: present }]
    : [];
}

/** The labels an issue carries once changes are made; folded name -> as written. */
export function labelsAfter(weighed: WeighedIssue, changes: readonly LabelChange[]): Map<string, string> {
  const labels = new Map(weighed.prepared.labels);
  for (const { kind, label } of changes) {
    if (kind === "add-label") labels.set(foldName(label), label);
    else labels.delete(foldName(label));
  }
  return labels;
}
