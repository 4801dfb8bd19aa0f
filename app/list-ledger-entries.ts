import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { isAutomation } from "../shared/decide/is-automation.ts";
import { readOption } from "../shared/decide/read-board.ts";
import type { Actor } from "../shared/domain/actor.ts";
import type { BoardMove } from "../shared/domain/board-move.ts";
import type { PlannedIssue } from "../shared/domain/planned-issue.ts";
import type { StreamSetting } from "../shared/domain/setting.ts";
import { foldName } from "../shared/text/fold-name.ts";
import { listLabelChoices } from "./list-label-choices.ts";
import type { LedgerEntry } from "./store/ledger.ts";
import type { IssuePlace } from "./wake-up.ts";

/** An issue that was looked at, and written as planned. */
export interface LookedAt {
  readonly place: IssuePlace;
  readonly planned: PlannedIssue;
  readonly map: CompiledMap;
  /** Single writes. */
  readonly writes: number;
  /** The command that was followed, and whose; null = none set anything. */
  readonly command: { readonly setting: StreamSetting; readonly by: Actor } | null;
  /** On our board's field, in any order. */
  readonly moves: readonly BoardMove[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What the ledger is to know of a look at an issue, the oldest first: what people chose by labels against ours, told
 * anew at each look; a hold by command or on the board; else a decision that changed more than our comment. Pure.
 */
export function listLedgerEntries(look: LookedAt): readonly LedgerEntry[] {
  const choices = listLabelChoices(look.planned.issue, look.map).map(({ stream, by, at }) =>
    toEntry(look, { kind: "hold", stream, source: "person", by: nameActor(by), at }),
  );
  const word = findHold(look) ?? findDecision(look, choices.at(-1));
  return word === null ? choices : [...choices, word];
}

function findHold(look: LookedAt): LedgerEntry | null {
  const { command, planned, now } = look;
  const { stream } = planned.decision;
  if (command === null) return findBoardHold(look);
  // Without a hold the map decides.
  if (command.setting.kind === "auto") return null;
  return toEntry(look, { kind: "hold", stream, source: "command", by: nameActor(command.by), at: now });
}

/** Only a hold puts the held label; where that is on already, the labels follow the card. */
function findBoardHold(look: LookedAt): LedgerEntry | null {
  const { planned, map, now } = look;
  const { decision, changes } = planned;
  if (decision.source !== "person" || look.writes === 0) return null;
  const isHeldNow = changes.some(
    (change) => change.kind === "add-label" && foldName(change.label) === map.labels.held,
  );
  const move = findMove(look);
  if (!isHeldNow && (move === null || !changes.some(isLabelChange))) return null;
  const by = move === null ? "" : nameActor(move.by);
  return toEntry(look, { kind: "hold", stream: decision.stream, source: "board", by, at: move?.at ?? now });
}

/** The last move of a person to where the issue now sits; null = a move that no event told of. */
function findMove({ moves, map, planned }: LookedAt): BoardMove | null {
  const { stream } = planned.decision;
  const isThere = ({ to, by }: BoardMove): boolean => {
    const target = readOption(to, map);
    const isRead =
      target.kind === "stream" ? target.stream === stream : target.kind === "empty" && stream === null;
    return isRead && !isAutomation(by, map.automation);
  };
  return (
    moves
      .filter(isThere)
      .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
      .at(-1) ?? null
  );
}

/** @param choice the last of people's choices by label, which says the same of a person's stream */
function findDecision(look: LookedAt, choice: LedgerEntry | undefined): LedgerEntry | null {
  const { planned, map, writes, now } = look;
  const { stream, source } = planned.decision;
  if (writes === 0 || planned.changes.every(({ kind }) => kind === "comment")) return null;
  if (source !== "person") {
    const by = nameActor(map.automation.at(-1) ?? null);
    return toEntry(look, { kind: "decision", stream, source: source ?? "none", by, at: now });
  }
  if (choice !== undefined && choice.stream === stream) return null;
  return toEntry(look, { kind: "decision", stream, source, by: nameActor(findHolder(look)), at: now });
}

/** Who put the label by which a person's stream is known, as far as the history tells. */
function findHolder({ planned, map }: LookedAt): Actor | null {
  const { decision, issue } = planned;
  const says = (label: string): boolean =>
    decision.stream === null
      ? foldName(label) === map.labels.held
      : map.labels.own.get(foldName(label))?.living === decision.stream;
  const last = issue.events?.findLast(
    ({ event, label, actor }) =>
      event === "labeled" && label !== null && says(label) && !isAutomation(actor, map.automation),
  );
  return last?.actor ?? null;
}

function toEntry({ place, planned }: LookedAt, entry: Omit<LedgerEntry, "place" | "evidence">): LedgerEntry {
  const { installation, owner, repo, number } = place;
  const evidence = planned.decision.candidates.find(({ stream }) => stream === entry.stream)?.evidence ?? [];
  return { ...entry, place: { installation, owner, repo, number }, evidence };
}

const isLabelChange = ({ kind }: PlannedIssue["changes"][number]): boolean =>
  kind === "add-label" || kind === "remove-label";

const nameActor = (actor: Actor | null): string =>
  actor === null ? "" : actor.kind === "bot" ? `${actor.login}[bot]` : actor.login;
