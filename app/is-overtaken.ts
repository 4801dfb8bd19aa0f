import type { BoardScene } from "../shared/decide/board-scene.ts";
import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { decideStream } from "../shared/decide/decide-stream.ts";
import { isOverruled } from "../shared/decide/is-overruled.ts";
import { weighIssue } from "../shared/decide/weigh-issue.ts";
import type { BoardMove } from "../shared/domain/board-move.ts";
import type { PlannedIssue } from "../shared/domain/planned-issue.ts";
import type { StreamSetting } from "../shared/domain/setting.ts";
import type { ObservedComment, ObservedIssue } from "../shared/reconcile/ports.ts";
import { listFollowed } from "./list-followed.ts";

/** What else is known when a command is heard. */
export interface CommandScene {
  readonly observed: ObservedIssue;
  /** Without the command. */
  readonly planned: PlannedIssue;
  readonly map: CompiledMap;
  /** Told by events. */
  readonly moves: readonly BoardMove[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whether people said something else of the issue's stream since this comment was written, and that was heard first. */
export function isOvertaken(comment: ObservedComment, setting: StreamSetting, scene: CommandScene): boolean {
  const { observed, planned, map, moves, now } = scene;
  const { issue, comments } = observed;
  // Of comments in the same second only their order tells which is the later one.
  const later = comments.slice(comments.indexOf(comment) + 1);
  if (listFollowed(later, map.flowMap).length > 0) return true;
  const weighed = weighIssue(issue, map);
  const decision = decideStream(weighed, planned.neighbours.parent, map);
  const followed = listFollowed(comments, map.flowMap);
  const board: BoardScene = { weighed, decision, moves, followed, map, now };
  return isOverruled({ setting, at: comment.createdAt }, board);
}
