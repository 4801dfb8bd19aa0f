import { writeComment, writeResolved } from "../comment/write-comment.ts";
import { applySetting } from "../decide/apply-setting.ts";
import type { CompiledMap } from "../decide/compile-rules.ts";
import { decideStream } from "../decide/decide-stream.ts";
import { planBoard } from "../decide/plan-board.ts";
import { type CommentPlan, planComment } from "../decide/plan-comment.ts";
import { type LabelChange, labelsAfter, planLabels } from "../decide/plan-labels.ts";
import { readBoardSetting } from "../decide/read-board-setting.ts";
import { runChecks } from "../decide/run-checks.ts";
import { type WeighedIssue, weighIssue } from "../decide/weigh-issue.ts";
import type { BoardMove } from "../domain/board-move.ts";
import type { Decision } from "../domain/decision.ts";
import type { Finding } from "../domain/finding.ts";
import type { Issue } from "../domain/issue.ts";
import type { Neighbours } from "../domain/neighbours.ts";
import type { Occasion } from "../domain/occasion.ts";
import type { PlannedIssue } from "../domain/planned-issue.ts";
import type { SaidSetting, StreamSetting } from "../domain/setting.ts";

export interface PlanSettings {
  /** Milliseconds. */
  readonly now: number;
  readonly occasion: Occasion;
  /** Where the people of a repository ("owner/name", or null) can read the flow map; null = comments have no link. */
  readonly mapUrl: (repo: string | null) => string | null;
  /** Folded names of the options that the board's field has or gets; not told = no board was read. */
  readonly options?: ReadonlySet<string>;
}

/** What people said just now about one issue's stream, and GitHub's state does not tell. */
export interface PeoplesWord {
  /** By a command, and nothing later on the board; goes before the board. */
  readonly setting: StreamSetting | null;
  /** On the board, in any order. */
  readonly moves: readonly BoardMove[];
  /** By commands that were followed before; not told = none. */
  readonly followed?: readonly SaidSetting[];
}

const NO_WORD: PeoplesWord = { setting: null, moves: [] };
const NO_OPTIONS: ReadonlySet<string> = new Set();

/**
 * Decides one issue, checks it, and plans the changes that would make GitHub agree. Pure: observing comes before and
 * applying after. Deciding again after the changes were applied, without the people's word, plans nothing.
 */
export function planIssue(
  issue: Issue,
  neighbours: Neighbours,
  map: CompiledMap,
  settings: PlanSettings,
  word: PeoplesWord = NO_WORD,
): PlannedIssue {
  const { weighed, decision, changes: said } = settle(issue, neighbours, map, settings.now, word);
  if (!issue.open || decision.outcome === "ignored") {
    return { issue, neighbours, decision, findings: [], changes: [], commentDueAt: null };
  }
  const planned = planLabels(weighed, decision, map);
  const labels = labelsAfter(weighed, planned);
  const findings = runChecks({ weighed, decision, neighbours, map, labels, now: settings.now });
  const comment = planTexts(issue, decision, findings, map, settings);
  const board = planBoard(weighed, decision, map, settings.options ?? NO_OPTIONS);
  return {
    issue: weighed.issue,
    neighbours,
    decision,
    findings,
    changes: [...said, ...planned, ...board, ...comment.changes],
    commentDueAt: comment.dueAt,
  };
}

/** The issue with people's word carried out, and where it sits then. */
function settle(
  issue: Issue,
  { parent }: Neighbours,
  map: CompiledMap,
  now: number,
  { setting, moves, followed = [] }: PeoplesWord,
): { weighed: WeighedIssue; decision: Decision; changes: readonly LabelChange[] } {
  const weighed = weighIssue(issue, map);
  const decision = decideStream(weighed, parent, map);
  const asIs = { weighed, decision, changes: [] };
  if (!issue.open || decision.outcome === "ignored") return asIs;
  const scene = { weighed, decision, moves, followed, map, now };
  const wanted = setting ?? readBoardSetting(scene)?.setting ?? null;
  if (wanted === null) return asIs;
  const settled = applySetting(weighed, wanted, map, now);
  const weighedAgain = weighIssue(settled.issue, map);
  return {
    weighed: weighedAgain,
    decision: decideStream(weighedAgain, parent, map),
    changes: settled.changes,
  };
}

function planTexts(
  issue: Issue,
  decision: Decision,
  findings: readonly Finding[],
  { flowMap }: CompiledMap,
  { now, occasion, mapUrl: urlOf }: PlanSettings,
): CommentPlan {
  const mapUrl = urlOf(issue.repo);
  const texts = {
    wanted: () => writeComment({ decision, findings, flowMap, mapUrl }),
    resolved: () => writeResolved({ decision, flowMap, mapUrl }),
  };
  return planComment(issue, texts, { graceMs: flowMap.comments.graceMs, now, occasion });
}
