import type { Decision } from "../../domain/decision.ts";
import type { Neighbours } from "../../domain/neighbours.ts";
import type { CompiledMap } from "../compile-rules.ts";
import type { WeighedIssue } from "../weigh-issue.ts";

/** All that a check may look at. */
export interface CheckSubject {
  readonly weighed: WeighedIssue;
  readonly decision: Decision;
  readonly neighbours: Neighbours;
  readonly map: CompiledMap;
  /** The labels as the plan leaves them, folded -> as written: what the plan repairs is no finding. */
  readonly labels: ReadonlyMap<string, string>;
  /** Milliseconds. */
  readonly now: number;
}

/** What a check noticed, in one line of plain text; null = nothing. */
export type Check = (subject: CheckSubject) => string | null;
