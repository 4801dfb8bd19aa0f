import type { Outcome } from "../shared/domain/decision.ts";
import type { CommandReading } from "./commands.ts";

/** The one who wrote a comment with commands, and where the issue stands. */
export interface Asker {
  /** Whether they have triage permission on the repository, or more. */
  readonly canTriage: boolean;
  readonly isAuthor: boolean;
  readonly isOpen: boolean;
  /** The issue's, as decided before the comment. */
  readonly outcome: Outcome;
}

/**
 * Which commands somebody may use: all; only those that set nothing, since the issue is left alone; only
 * `/stream NAME`; none.
 */
export type Permission = "all" | "asking" | "name" | "nothing";

export interface PermittedCommands extends CommandReading {
  readonly permission: Permission;
}

/** Leaves of the commands what their writer may do; a problem says what they may not. Pure. */
export function permitCommands(reading: CommandReading, asker: Asker): PermittedCommands {
  const permission = findPermission(asker);
  if (permission === "all") return { ...reading, permission };
  if (permission === "asking") return leaveAlone(reading, asker);
  const isStream = reading.setting?.kind === "stream";
  const wantsMore = reading.wantsWhy || reading.wantsRecheck || (reading.setting !== null && !isStream);
  const mayName = permission === "name";
  const refusal = mayName
    ? wantsMore
      ? [ONLY_NAME]
      : []
    : [asker.isAuthor && isStream ? (asker.isOpen ? ONLY_UNSETTLED : CLOSED) : ONLY_TRIAGE];
  return {
    permission,
    setting: mayName && isStream ? reading.setting : null,
    wantsWhy: false,
    wantsRecheck: false,
    // What is wrong with a command that would have been refused anyway helps nobody.
    problems: mayName ? [...refusal, ...reading.problems] : refusal,
  };
}

/** Closed and ignored issues are explained, and otherwise left as they are. */
function leaveAlone(reading: CommandReading, { isOpen }: Asker): PermittedCommands {
  const why = isOpen ? IGNORED : CLOSED;
  const problems = reading.setting === null ? reading.problems : [why, ...reading.problems];
  return { ...reading, permission: "asking", setting: null, problems };
}

const CLOSED = "The issue is closed, so its stream is left as it is: reopen it first.";
const IGNORED = "The flow map ignores this issue, so its stream is left as it is.";
const ONLY_TRIAGE = "These commands are for people with triage permission on this repository.";
const ONLY_UNSETTLED =
  "An issue's author can name its stream only while it has none; changing it takes triage permission.";
const ONLY_NAME = "An issue's author can name its stream; the other commands take triage permission.";

function findPermission({ canTriage, isAuthor, isOpen, outcome }: Asker): Permission {
  if (canTriage) return isOpen && outcome !== "ignored" ? "all" : "asking";
  return isAuthor && isOpen && (outcome === "unmapped" || outcome === "tie") ? "name" : "nothing";
}
