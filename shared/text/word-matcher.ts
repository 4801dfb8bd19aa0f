import { fold } from "./fold.ts";
import { isWordAt, isWordBefore } from "./word-character.ts";

/** A word or phrase of the map, folded, with what its edges ask for. */
interface Entry {
  readonly text: string;
  readonly edgeLeft: boolean;
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

/** Folds a text and makes every run of white space one space: the only form that a `WordMatcher` searches. */
export function foldForWords(text: string): string {
  return fold(text).replace(/\s+/g, " ");
}

/** "Refund*" and " refund* " are one word; white space inside a phrase is one space. */
export function normalizeWord(word: string): string {
  return foldForWords(word).trim();
}

function toEntry(word: string, wildcards: boolean): Entry {
  const openLeft = wildcards && word.startsWith("*");
  const openRight = wildcards && word.endsWith("*");
  const text = wildcards ? word.replace(/^\*+/, "").replace(/\*+$/, "").trim() : word;
  return {
    text,
    openLeft,
    openRight,
    edgeLeft: !openLeft && isWordAt(text, 0),
    edgeRight: !openRight && isWordBefore(text, text.length),
  };
}

/** A word without a star is the same one either way. */
const keyOf = (word: string, wildcards: boolean): string =>
  wildcards || !word.includes("*") ? word : `=${word}`;

/**
 * Finds all words of a map in one pass over a text (Aho and Corasick, 1975: "Efficient string matching").
 * Time is linear in the text, whatever the number of words. States keep their few children as a linked list:
 * a full table of states times characters would be megabytes for a large map, for no measured gain.
 */
export class WordMatcher {
  private readonly ids = new Map<string, number>();
  private readonly entries: Entry[] = [];
  private readonly rootNext = new Int32Array(0x10000);
  private readonly unit: number[] = [0];
  private readonly firstChild: number[] = [0];
  private readonly nextSibling: number[] = [0];
  private readonly fail: number[] = [0];
  private readonly endsHere: number[][] = [[]];
  /** The nearest state on the way of failures at which a word ends. */
  private readonly nextEnd: number[] = [0];

  /**
   * Words in any writing; duplicates after folding share one id.
   *
   * @param words a `*` at either end allows a longer word
   * @param literals a `*` is a `*`
   */
  constructor(words: Iterable<string>, literals: Iterable<string> = []) {
    for (const word of words) this.add(normalizeWord(word), true);
    for (const word of literals) this.add(normalizeWord(word), false);
    this.link();
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
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = this.step(state, text.charCodeAt(i));
      if (state === 0) continue;
      let ending = this.endsHere[state]?.length ? state : this.nextEnd[state]!;
      for (; ending !== 0; ending = this.nextEnd[ending]!) {
        for (const id of this.endsHere[ending]!) this.note(found, id, text, i + 1);
      }
    }
    return found;
  }

  private add(word: string, wildcards: boolean): void {
    const key = keyOf(word, wildcards);
    if (this.ids.has(key)) return;
    const entry = toEntry(word, wildcards);
    const id = this.entries.push(entry) - 1;
    this.ids.set(key, id);
    if (entry.text === "") return;
    let state = 0;
    for (let i = 0; i < entry.text.length; i++) state = this.childOrNew(state, entry.text.charCodeAt(i));
    this.endsHere[state]!.push(id);
  }

  private child(state: number, unit: number): number {
    if (state === 0) return this.rootNext[unit]!;
    let child = this.firstChild[state]!;
    while (child !== 0 && this.unit[child] !== unit) child = this.nextSibling[child]!;
    return child;
  }

  private childOrNew(state: number, unit: number): number {
    const existing = this.child(state, unit);
    if (existing !== 0) return existing;
    const created = this.unit.push(unit) - 1;
    this.nextSibling.push(this.firstChild[state]!);
    this.firstChild[state] = created;
    this.firstChild.push(0);
    this.fail.push(0);
    this.endsHere.push([]);
    this.nextEnd.push(0);
    if (state === 0) this.rootNext[unit] = created;
    return created;
  }

  /** Breadth first, so that a state's failure state, which is nearer to the root, is done before it. */
  private link(): void {
    const queue: number[] = [];
    for (let child = this.firstChild[0]!; child !== 0; child = this.nextSibling[child]!) queue.push(child);
    for (let i = 0; i < queue.length; i++) {
      const state = queue[i]!;
      const failure = this.fail[state]!;
      this.nextEnd[state] = this.endsHere[failure]!.length > 0 ? failure : this.nextEnd[failure]!;
      for (let child = this.firstChild[state]!; child !== 0; child = this.nextSibling[child]!) {
        this.fail[child] = this.step(failure, this.unit[child]!);
        queue.push(child);
      }
    }
  }

  private step(from: number, unit: number): number {
    let state = from;
    for (;;) {
      const child = this.child(state, unit);
      if (child !== 0 || state === 0) return child;
      state = this.fail[state]!;
    }
  }

  private note(found: Map<number, WordMatch>, id: number, text: string, end: number): void {
    if (found.has(id)) return;
    const entry = this.entries[id]!;
    const start = end - entry.text.length;
    if (entry.edgeLeft && isWordBefore(text, start)) return;
    if (entry.edgeRight && isWordAt(text, end)) return;
    found.set(id, { start, end, text: wholeWord(text, start, end, entry) });
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
