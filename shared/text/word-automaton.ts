/** Letters are told apart by 31 buckets only; bucket 0 is for those that are in no word. */
const BUCKETS = 32;
const ROW = ~(BUCKETS - 1);
const ENDS = 1;

/** Lower-casing writes a Greek sigma by its place in the text, so a part of a word would not be found by it. */
const SIGMA = 0x3c3;
const FINAL_SIGMA = 0x3c2;
const letterOf = (unit: number): number => (unit === FINAL_SIGMA ? SIGMA : unit);

/**
 * Finds many words in a text in one pass (Aho and Corasick, 1975: "Efficient string matching"), as a table with a row
 * of 32 numbers for each state, that is 128 bytes for each letter of the words. More than 31 different letters share
 * buckets; so what looks like a word is compared with it. Time is linear in the text, whatever the number of words.
 */
export class WordAutomaton {
  private readonly words: readonly string[];
  private readonly buckets = new Uint8Array(0x10000);
  /** From a row (state times 32) and a bucket to the next row, plus `ENDS` if a word ends there. */
  private table: Int32Array;
  /** The words that end at a state, by index. */
  private readonly endings: number[][] = [[]];
  /** The longest shorter ending of the state's text that is a state at which a word ends; 0 for none. */
  private readonly nextEnd: number[] = [0];

  /** @param words by their index; an empty one is never found */
  constructor(words: readonly string[]) {
    this.words = words;
    const letters = words.reduce((sum, word) => sum + word.length, 1);
    this.table = new Int32Array(letters * BUCKETS);
    this.giveBuckets();
    words.forEach((word, index) => {
      this.add(word, index);
    });
    this.table = this.table.slice(0, this.endings.length * BUCKETS);
    this.link();
  }

  /** Tells of every place of every word, by where it ends; of several that end at one place, the longest first. */
  find(text: string, found: (index: number, end: number) => void): void {
    const { table, buckets } = this;
    let row = 0;
    for (let at = 0; at < text.length; at++) {
      const next = table[row + buckets[text.charCodeAt(at)]!]!;
      row = next & ROW;
      if ((next & ENDS) !== 0) this.report(row / BUCKETS, text, at + 1, found);
    }
  }

  private giveBuckets(): void {
    const { buckets } = this;
    let letters = 0;
    for (const word of this.words) {
      for (let i = 0; i < word.length; i++) {
        const letter = letterOf(word.charCodeAt(i));
        if (buckets[letter] === 0) buckets[letter] = 1 + (letters++ % (BUCKETS - 1));
      }
    }
    buckets[FINAL_SIGMA] = buckets[SIGMA]!;
  }

  private add(word: string, index: number): void {
    if (word === "") return;
    let state = 0;
    for (let i = 0; i < word.length; i++) {
      const cell = state * BUCKETS + this.buckets[word.charCodeAt(i)]!;
      if (this.table[cell] === 0) {
        this.table[cell] = (this.endings.push([]) - 1) * BUCKETS;
        this.nextEnd.push(0);
      }
      state = this.table[cell]! / BUCKETS;
    }
    this.endings[state]!.push(index);
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
        const child = table[cell]! / BUCKETS;
        const fallback = (onward & ROW) / BUCKETS;
        failure[child] = fallback;
        nextEnd[child] = endings[fallback]!.length > 0 ? fallback : nextEnd[fallback]!;
        if (endings[child]!.length > 0 || nextEnd[child] !== 0) table[cell]! |= ENDS;
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
        const word = this.words[index]!;
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
