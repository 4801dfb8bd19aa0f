import type { Issue } from "../domain/issue.ts";
import { foldName } from "../text/fold-name.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { isAutomation } from "./is-automation.ts";

/** Somebody put or took a label that says where an issue sits: a stream's own one, or `held`. */
export interface LabelEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isPut: boolean;
  /** The living stream that the label names; null = the label `held`. */
  readonly stream: string | null;
  readonly byPerson: boolean;
  /** The label `held` was on the issue just before. */
  readonly wasHeld: boolean;
}

/** Those that the issue's history tells, the oldest first. */
export function listLabelEvents({ events }: Issue, { labels, automation }: CompiledMap): LabelEvent[] {
  const found: LabelEvent[] = [];
  let wasHeld = false;
  for (const { event, at, actor, label } of events ?? []) {
    if (label === null || (event !== "labeled" && event !== "unlabeled")) continue;
    const folded = foldName(label);
    const owner = labels.own.get(folded);
    const isHeldLabel = folded === labels.held;
    if (owner === undefined && !isHeldLabel) continue;
    const isPut = event === "labeled";
    const byPerson = !isAutomation(actor, automation);
    found.push({ at, isPut, stream: owner?.living ?? null, byPerson, wasHeld });
    if (isHeldLabel) wasHeld = isPut;
  }
  return found;
}
