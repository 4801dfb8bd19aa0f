import { foldName } from "../text/fold-name.ts";
import type { Answer } from "./compile-rules.ts";

const NO_RESPONSE = foldName("_No response_");
const CHECKBOX = /^\s*(?:[-*+]|\d{1,9}[.)])\s+\[([ xX])\]\s+(.*)$/;

/**
 * The answer of an issue form that one of the wanted answers matches, as written; null when none does.
 * An answer is a line, each part of it between commas ("A, B" = two chosen options; an option may hold commas itself),
 * and each ticked checkbox.
 *
 * @param written the section's lines, as in `Section.written`
 */
export function findAnswer(written: string, wanted: readonly Answer[]): string | null {
  for (const line of written.split("\n")) {
    const checkbox = CHECKBOX.exec(line);
    if (checkbox?.[1] === " ") continue;
    const answer = (checkbox?.[2] ?? line).trim();
    if (answer === "" || foldName(answer) === NO_RESPONSE) continue;
    const found = matchLine(answer, wanted);
    if (found !== null) return found;
  }
  return null;
}

function matchLine(line: string, wanted: readonly Answer[]): string | null {
  const folded = foldName(line);
  if (wanted.some(({ test }) => test(folded))) return line;
  if (!line.includes(",")) return null;
  for (const part of line.split(",")) {
    const foldedPart = foldName(part);
    if (foldedPart !== "" && wanted.some(({ test }) => test(foldedPart))) return part.trim();
  }
  // An option that holds commas, among others: it must fill the place between two commas or ends.
  const list = `, ${folded},`;
  const whole = wanted.find((answer) => answer.folded.includes(",") && list.includes(`, ${answer.folded},`));
  return whole?.folded ?? null;
}
