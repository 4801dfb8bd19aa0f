import { fold } from "./fold.ts";
import { type SoughtWord, WordAutomaton } from "./word-automaton.ts";
import { isWordAt, isWordBefore } from "./word-character.ts";

/** A word or phrase of the map, folded, with what its edges ask for. */
interface Entry extends SoughtWord {
  readonly edgeRight: boolean;
  readonly openLeft: boolean;
  readonly openRight: boolean;
}

/** The first place of a word in a text; `text` is the whole word found, which for `refund*` may be "refunds". */
export interface WordMatch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Runs of white space, but for single blanks: those are most, and need no replacing. */
const SPACES = /[^\S ]\s*| \s+/g;

/** Folds a text and makes every run of white space one space: the only form that a `WordMatcher` searches. */
export function foldForWords(text: string): string {
  return fold(text).replace(SPACES, " ");
}

/** "Refund*" and " refund* " are one word; white space inside a phrase is one space. */
export function normalizeWord(word: string): string {
  return foldForWords(word).trim();
}

function toEntry(word: string, wildcards: boolean): Entry {
  const openLeft = wildcards && word.startsWith("*");
  const openRight = wildcards && word.endsWith("*");
  const text = wildcards ? withoutStars(word).trim() : word;
  return {
    text,
    openLeft,
    openRight,
    atWordStart: !openLeft && isWordAt(text, 0),
    edgeRight: !openRight && isWordBefore(text, text.length),
  };
}

/** By hand: an expression for stars at the end takes time by the square of the stars in the middle. */
function withoutStars(word: string): string {
  let from = 0;
  let to = word.length;
  while (from < to && word[from] === "*") from++;
  while (to > from && word[to - 1] === "*") to--;
  return word.slice(from, to);
}

/** A word without a star is the same one either way. A newline is in no normalized word. */
const keyOf = (word: string, wildcards: boolean): string =>
  wildcards || !word.includes("*") ? word : `\n${word}`;

/** Finds all words of a map in one pass over a text; see `WordAutomaton`. */
export class WordMatcher {
  private readonly ids = new Map<string, number>();
  private readonly entries: Entry[] = [];
  private readonly automaton: WordAutomaton;

  /**
   * Words in any writing; duplicates after folding share one id.
   *
   * @param words a `*` at either end allows a longer word
   * @param literals a `*` is a `*`
   */
  constructor(words: Iterable<string>, literals: Iterable<string> = []) {
    for (const word of words) this.add(normalizeWord(word), true);
    for (const word of literals) this.add(normalizeWord(word), false);
    this.automaton = new WordAutomaton(this.entries);
  }

  /** The id under which `find` reports a word given to the constructor; -1 for any other. */
  idOf(word: string): number {
    return this.ids.get(keyOf(normalizeWord(word), true)) ?? -1;
  }

  idOfLiteral(word: string): number {
    return this.ids.get(keyOf(normalizeWord(word), false)) ?? -1;
  }

  /** All words in a text made by `foldForWords`, by id, each with its first place. */
  find(text: string): Map<number, WordMatch> {
    const found = new Map<number, WordMatch>();
    this.automaton.find(text, (id, end) => {
      if (found.has(id)) return;
      const entry = this.entries[id]!;
      const start = end - entry.text.length;
      if (entry.edgeRight && isWordAt(text, end)) return;
      found.set(id, { start, end, text: wholeWord(text, start, end, entry) });
    });
    return found;
  }

  private add(word: string, wildcards: boolean): void {
    const key = keyOf(word, wildcards);
    if (this.ids.has(key)) return;
    this.ids.set(key, this.entries.push(toEntry(word, wildcards)) - 1);
  }
}

/** Longer than any word that says something; keeps a wall of letters from being copied again and again. */
const LONGEST_SHOWN = 100;

function wholeWord(text: string, start: number, end: number, entry: Entry): string {
  let from = start;
  let to = end;
  if (entry.openLeft) while (from > start - LONGEST_SHOWN && isWordBefore(text, from)) from--;
  if (entry.openRight) while (to < end + LONGEST_SHOWN && isWordAt(text, to)) to++;
  return text.slice(from, to).toWellFormed();
}
