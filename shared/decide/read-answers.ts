import { foldName } from "../text/fold-name.ts";
import { compileWildcard } from "../text/wildcard.ts";

/** An answer that a form rule wants. */
export interface Answer {
  readonly test: (folded: string) => boolean;
  /** An option may hold commas itself: of how many parts between commas it is made. */
  readonly parts: number;
}

const NO_RESPONSE = foldName("_No response_");
const CHECKBOX = /^\s*(?:[-*+]|\d{1,9}[.)])\s+\[([ xX])\]\s+(.*)$/;
/** The longest answer that is kept. */
const LONGEST_SHOWN = 100;

export function compileAnswer(answer: string): Answer {
  const parts = partsOf(answer);
  return { test: compileWildcard(parts.join(", ")), parts: parts.length };
}

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
    // A checkbox is one answer, whatever commas stand in it.
    const found = findOption(partsOf(answer), wanted, checkbox !== null);
    if (found !== null) return found.slice(0, LONGEST_SHOWN).toWellFormed();
  }
  return null;
}

function findOption(parts: readonly string[], wanted: readonly Answer[], isOne: boolean): string | null {
  const whole = parts.join(", ");
  const folded = foldName(whole);
  if (wanted.some(({ test }) => test(folded))) return whole;
  if (isOne || parts.length === 1) return null;
  for (const { test, parts: size } of wanted) {
    for (let from = 0; from + size <= parts.length; from++) {
      const option = parts.slice(from, from + size).join(", ");
      if (option !== "" && test(foldName(option))) return option;
    }
  }
  return null;
}

const partsOf = (text: string): string[] => text.split(",").map((part) => part.trim());
