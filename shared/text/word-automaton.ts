import { isWordAt } from "./word-character.ts";

/** Letters are told apart by 30 buckets only; bucket 0 is for those that are in no word. */
const BUCKET_BITS = 5;
const BUCKETS = 1 << BUCKET_BITS;
/** Stands in words and texts where a word starts. */
const WORD_START = BUCKETS - 1;

/** What is kept of a letter in one number: its bucket, and these. */
const BUCKET = BUCKETS - 1;
const IS_WORD = 64;
const IS_KNOWN = 128;

/** Lower-casing writes a Greek sigma by its place in the text, so a part of a word would not be found by it. */
const SIGMA = 0x3c3;
const FINAL_SIGMA = 0x3c2;
const letterOf = (unit: number): number => (unit === FINAL_SIGMA ? SIGMA : unit);

export interface SoughtWord {
  readonly text: string;
  /** It is found only where a word starts: not behind a word character. */
  readonly atWordStart: boolean;
}

/**
 * Finds many words in a text in one pass (Aho and Corasick, 1975: "Efficient string matching"), as a table with a row
 * of 32 numbers for each state: 64 bytes for each letter of the words, so that the table of a large map fits a
 * processor's cache. More than 30 different letters share buckets; so what looks like a word is compared with it. Starts
 * of words are read like a letter of their own, so that the inside of a word which nobody seeks is passed over in the
 * first row, which is always at hand. Time is linear in the text, whatever the number of words.
 */
export class WordAutomaton {
  private readonly words: readonly SoughtWord[];
  /** Of each UTF-16 unit its bucket; with `IS_KNOWN`, also whether it is a word character. Halves of pairs stay unknown. */
  private readonly letters = new Uint8Array(0x10000);
  /** From a state (times 32) and a bucket to the next state. */
  private table: Uint16Array | Uint32Array;
  /** Whether a word ends at a state. */
  private readonly isEnd: Uint8Array;
  /** The words that end at a state, by index. */
  private readonly endings: number[][] = [[]];
  /** The longest shorter ending of the state's text that is a state at which a word ends; 0 for none. */
  private readonly nextEnd: number[] = [0];

  /** @param words by their index; an empty one is never found */
  constructor(words: readonly SoughtWord[]) {
    this.words = words;
    // Each letter may start a word.
    const mostStates = words.reduce((sum, { text }) => sum + 2 * text.length, 1);
    const Table = mostStates <= 0x10000 ? Uint16Array : Uint32Array;
    this.table = new Table(mostStates * BUCKETS);
    this.giveBuckets();
    words.forEach((word, index) => {
      this.add(word, index);
    });
    this.table = this.table.slice(0, this.endings.length * BUCKETS);
    this.link();
    this.isEnd = Uint8Array.from(this.endings, (ends, state) =>
      ends.length > 0 || this.nextEnd[state] !== 0 ? 1 : 0,
    );
  }

  /** Tells of every place of every word, by where it ends; of several that end at one place, the longest first. */
  find(text: string, found: (index: number, end: number) => void): void {
    const { table, letters, isEnd } = this;
    let state = 0;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      let letter = letters[text.charCodeAt(at)]!;
      if ((letter & IS_KNOWN) === 0) letter = this.learn(text, at);
      if ((letter & IS_WORD) > (before & IS_WORD)) state = table[(state << BUCKET_BITS) | WORD_START]!;
      before = letter;
      state = table[(state << BUCKET_BITS) | (letter & BUCKET)]!;
      if (isEnd[state] !== 0) this.report(state, text, at + 1, found);
    }
  }

  private learn(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    const letter = this.letters[unit]! | (isWordAt(text, at) ? IS_WORD : 0);
    // What half a pair is, the other half tells: that differs from place to place.
    if (unit < 0xd800 || unit > 0xdfff) this.letters[unit] = letter | IS_KNOWN;
    return letter;
  }

  private giveBuckets(): void {
    const { letters } = this;
    let given = 0;
    for (const { text } of this.words) {
      for (let i = 0; i < text.length; i++) {
        const letter = letterOf(text.charCodeAt(i));
        if (letters[letter] === 0) letters[letter] = 1 + (given++ % (BUCKETS - 2));
      }
    }
    letters[FINAL_SIGMA] = letters[SIGMA]!;
  }

  private add({ text, atWordStart }: SoughtWord, index: number): void {
    if (text === "") return;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const startsWord = i === 0 ? atWordStart : isWordAt(text, i) && !isWordAt(text, i - 1);
      if (startsWord) state = this.stepOrNew(state, WORD_START);
      state = this.stepOrNew(state, this.letters[text.charCodeAt(i)]! & BUCKET);
    }
    this.endings[state]!.push(index);
  }

  private stepOrNew(state: number, bucket: number): number {
    const cell = state * BUCKETS + bucket;
    if (this.table[cell] === 0) {
      this.table[cell] = this.endings.push([]) - 1;
      this.nextEnd.push(0);
    }
    return this.table[cell]!;
  }

  /** Breadth first, so that the row of the next shorter ending, which is nearer to the start, is complete. */
  private link(): void {
    const { table, endings, nextEnd } = this;
    const failure = new Int32Array(endings.length);
    const queue = [0];
    for (let i = 0; i < queue.length; i++) {
      const state = queue[i]!;
      const shorter = failure[state]!;
      for (let bucket = 1; bucket < BUCKETS; bucket++) {
        const cell = state * BUCKETS + bucket;
        const onward = state === 0 ? 0 : table[shorter * BUCKETS + bucket]!;
        if (table[cell] === 0) {
          table[cell] = onward;
          continue;
        }
        const child = table[cell]!;
        failure[child] = onward;
        nextEnd[child] = endings[onward]!.length > 0 ? onward : nextEnd[onward]!;
        queue.push(child);
      }
    }
  }

  private report(
    state: number,
    text: string,
    end: number,
    found: (index: number, end: number) => void,
  ): void {
    for (let ending = state; ending !== 0; ending = this.nextEnd[ending]!) {
      for (const index of this.endings[ending]!) {
        const word = this.words[index]!.text;
        if (standsAt(word, text, end - word.length)) found(index, end);
      }
    }
  }
}

function standsAt(word: string, text: string, start: number): boolean {
  for (let i = 0; i < word.length; i++) {
    if (letterOf(word.charCodeAt(i)) !== letterOf(text.charCodeAt(start + i))) return false;
  }
  return true;
}
