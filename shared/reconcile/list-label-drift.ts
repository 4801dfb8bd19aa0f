import type { CompiledMap } from "../decide/compile-rules.ts";
import { findUnknownLabels } from "../decide/find-unknown-labels.ts";
import type { PlannedIssue } from "../domain/planned-issue.ts";
import type { LabelDrift } from "../metrics/health-figures.ts";
import { foldName } from "../text/fold-name.ts";

/** The labels that look like streams' and are none, of the items that the check speaks of. */
export class LabelDriftList {
  private readonly map: CompiledMap;
  private readonly drifts = new Map<string, { label: string; near: string | null; items: number }>();

  constructor(map: CompiledMap) {
    this.map = map;
  }

  add({ issue, findings }: PlannedIssue): void {
    if (!findings.some(({ check }) => check === "unknown-stream-label")) return;
    const labels = new Map(issue.labels.map((label) => [foldName(label), label]));
    for (const { label, near } of findUnknownLabels(labels, this.map)) {
      const folded = foldName(label);
      const drift = this.drifts.get(folded) ?? { label, near: near[0] ?? null, items: 0 };
      this.drifts.set(folded, drift);
      drift.items += 1;
    }
  }

  /** The most frequent first. */
  list(): LabelDrift[] {
    return [...this.drifts.values()].sort((a, b) => b.items - a.items || (a.label < b.label ? -1 : 1));
  }
}
