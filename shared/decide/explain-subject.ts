import type { Decision } from "../domain/decision.ts";
import type { Neighbours } from "../domain/neighbours.ts";
import type { CompiledMap } from "./compile-rules.ts";
import type { WeighedIssue } from "./weigh-issue.ts";

/** A decision with all that it was made from. */
export interface ExplainSubject {
  readonly weighed: WeighedIssue;
  readonly decision: Decision;
  readonly parent: Neighbours["parent"];
  readonly map: CompiledMap;
}
