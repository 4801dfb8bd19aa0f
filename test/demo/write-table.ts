import { printTable } from "../../action/print-table.ts";
import type { ShownIssue } from "../github/serve/write-state.ts";
import { BOARD, UNMAPPED_LABEL } from "./names.ts";

/** An issue as `plan --json` tells it. */
export interface PlanRow {
  readonly number: number;
  readonly stream: string | null;
  readonly source: string | null;
  readonly outcome: "mapped" | "tie" | "unmapped" | "ignored";
}

const HEADING = ["", "mapped", "asked", "corrected by people", "on the board"];

/**
 * Where the open issues sit: a line a stream. Mapped and corrected by people is what the command line decides, asked and
 * on the board is what GitHub shows.
 */
export function writeTable(
  rows: readonly PlanRow[],
  issues: ReadonlyMap<number, ShownIssue>,
  streams: readonly string[],
): string[] {
  const line = (name: string, some: readonly PlanRow[]): string[] => {
    const count = (isCounted: (row: PlanRow) => boolean) => String(some.filter(isCounted).length || "·");
    return [
      name,
      count(({ outcome }) => outcome === "mapped"),
      count(({ number }) => issues.get(number)?.labels.includes(UNMAPPED_LABEL) === true),
      count(({ source, outcome }) => source === "person" && outcome === "mapped"),
      count(({ number }) => issues.get(number)?.cards.some(({ board }) => board === BOARD) === true),
    ];
  };
  const none = rows.filter(({ stream, outcome }) => stream === null && outcome !== "ignored");
  const ignored = rows.filter(({ outcome }) => outcome === "ignored");
  return printTable([
    HEADING,
    ...streams.map((name) =>
      line(
        name,
        rows.filter(({ stream }) => stream === name),
      ),
    ),
    line("no stream yet", none),
    line("ignored", ignored),
    line("all open issues", rows),
  ]);
}
