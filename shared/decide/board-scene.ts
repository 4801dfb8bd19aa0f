import type { BoardMove } from "../domain/board-move.ts";
import type { Decision } from "../domain/decision.ts";
import type { SaidSetting } from "../domain/setting.ts";
import type { CompiledMap } from "./compile-rules.ts";
import type { WeighedIssue } from "./weigh-issue.ts";

/** An issue as it was read, and what people said of its stream that this does not show. */
export interface BoardScene {
  readonly weighed: WeighedIssue;
  /** Without the board. */
  readonly decision: Decision;
  /** Told by events, in any order. */
  readonly moves: readonly BoardMove[];
  /** By commands that were followed before. */
  readonly followed: readonly SaidSetting[];
  readonly map: CompiledMap;
  /** Milliseconds since 1970. */
  readonly now: number;
}
