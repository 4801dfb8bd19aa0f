import { clipLine } from "../shared/text/clip-line.ts";
import { groupDigits } from "../shared/text/count.ts";
import { displayWidth } from "../shared/text/display-width.ts";
import type { DeadLetter } from "./dead-letter.ts";
import { printTable } from "./print-table.ts";
import { shortenIds } from "./shorten-ids.ts";
import type { Terminal } from "./terminal.ts";

const LONGEST_ID = 36;
const LONGEST_TARGET = 60;
const LONGEST_REASON = 200;
const MARGIN = "  ";
/** All but how often it was tried. */
const TEXT_COLUMNS = [0, 1, 2];
const HEAD = ["Id", "What", "Given up, UTC", "Tries"];
const MINUTES = "2026-11-24 16:00".length;

/**
 * What was given up, when and why: a row each. Where the reasons, which end with what to do, have no room behind their
 * rows, they stand below them.
 *
 * @param more how many others there are
 */
export function printDeadLetters(
  letters: readonly DeadLetter[],
  more: number,
  { paint, width }: Pick<Terminal, "paint" | "width">,
): string {
  const ids = shortenIds(letters.map(({ id }) => clipLine(id, LONGEST_ID)));
  const rows = letters.map(({ target, attempts, at }, index) => [
    ids[index]!,
    clipLine(target, LONGEST_TARGET),
    clipLine(at.replace("T", " ").slice(0, MINUTES), MINUTES),
    groupDigits(attempts),
  ]);
  const [head = "", ...lines] = printTable([HEAD, ...rows], TEXT_COLUMNS);
  const reasons = letters.map((letter) => MARGIN + describeReason(letter));
  const isNarrow = Math.max(...reasons.map(displayWidth)) + displayWidth(head) > width;
  return [
    paint("bold", isNarrow ? head : `${head}${MARGIN}Why`),
    ...reasons.map((reason, index) => lines[index] + (isNarrow ? `\n${paint("dim", reason)}` : reason)),
    ...(more > 0 ? [paint("dim", `... and ${groupDigits(more)} more.`)] : []),
  ].join("\n");
}

const describeReason = ({ kind, error }: DeadLetter): string =>
  clipLine(kind === null ? error : `${kind}: ${error}`, LONGEST_REASON);
