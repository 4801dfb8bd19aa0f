import type { CompiledMap } from "../decide/compile-rules.ts";
import { decideWithoutHold, listWinningRules } from "../decide/decide-without-hold.ts";
import type { PlannedIssue } from "../domain/planned-issue.ts";
import type { RuleOverrides } from "../metrics/health-figures.ts";

/**
 * How often people overrode each rule: an item that a person put somewhere is decided again without that; the rules that
 * win then are applied, and overridden where the person's choice differs.
 */
export class OverrideList {
  private readonly map: CompiledMap;
  private readonly rules = new Map<string, { applied: number; overridden: number }>();
  /** Items whose stream is a person's choice. */
  holds = 0;

  constructor(map: CompiledMap) {
    this.map = map;
  }

  add({ issue, neighbours, decision }: PlannedIssue): void {
    const isHeld = decision.source === "person";
    if (isHeld) this.holds += 1;
    const free = isHeld ? decideWithoutHold(issue, neighbours.parent, this.map) : decision;
    const isOverridden = free.stream !== decision.stream;
    for (const rule of listWinningRules(free)) {
      const counts = this.rules.get(rule) ?? { applied: 0, overridden: 0 };
      this.rules.set(rule, counts);
      counts.applied += 1;
      if (isOverridden) counts.overridden += 1;
    }
  }

  /** The most overridden first. */
  list(): RuleOverrides[] {
    return [...this.rules]
      .map(([rule, counts]) => ({ rule, ...counts }))
      .sort((a, b) => b.overridden - a.overridden || b.applied - a.applied || (a.rule < b.rule ? -1 : 1));
  }
}
