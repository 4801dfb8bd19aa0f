import type { NameTest } from "./compile-matcher.ts";

/** What lets a rule match: one of these words or patterns was found, or one of these labels is on the issue. */
export interface Need {
  /** Ids of a `WordMatcher`. */
  readonly words?: readonly number[];
  /** Ids of a `PatternSet`. */
  readonly patterns?: readonly number[];
  /** Folded names. */
  readonly labels?: readonly string[];
  readonly wildcards?: readonly NameTest[];
}

/** What was found in an issue: words and patterns by their ids, labels by their folded names. */
export interface Found {
  readonly titleWords: ReadonlyMap<number, unknown>;
  readonly bodyWords: ReadonlyMap<number, unknown>;
  readonly titlePatterns: ReadonlySet<number>;
  readonly bodyPatterns: ReadonlySet<number>;
  readonly tellingLabels: ReadonlyMap<string, unknown>;
}

/** Issues of a backlog share their labels; a hostile file that does not must not fill the memory. */
const MOST_REMEMBERED = 10_000;

/**
 * Tells which of many rules can match an issue at all, so that the size of a map costs little. Remembers what it found
 * for a label: that changes how long an answer takes, never the answer.
 */
export class RuleIndex {
  private readonly byWord = new Map<number, number[]>();
  private readonly byPattern = new Map<number, number[]>();
  private readonly byLabel = new Map<string, number[]>();
  private readonly wildcards: { readonly test: NameTest; readonly index: number }[] = [];
  private readonly always: number[] = [];
  private readonly remembered = new Map<string, readonly number[]>();

  /** @param needs what each rule needs, by its index; null = the rule is always asked */
  constructor(needs: readonly (Need | null)[]) {
    needs.forEach((need, index) => {
      if (need === null) this.always.push(index);
      for (const id of need?.words ?? []) addTo(this.byWord, id, index);
      for (const id of need?.patterns ?? []) addTo(this.byPattern, id, index);
      for (const name of need?.labels ?? []) addTo(this.byLabel, name, index);
      for (const test of need?.wildcards ?? []) this.wildcards.push({ test, index });
    });
  }

  /** The indexes of the rules to ask, in order, each once. */
  find(prepared: Found): readonly number[] {
    const found = new Set(this.always);
    const add = (indexes: readonly number[] = []): void => {
      for (const index of indexes) found.add(index);
    };
    for (const words of [prepared.titleWords, prepared.bodyWords]) {
      for (const id of words.keys()) add(this.byWord.get(id));
    }
    for (const patterns of [prepared.titlePatterns, prepared.bodyPatterns]) {
      for (const id of patterns) add(this.byPattern.get(id));
    }
    for (const label of prepared.tellingLabels.keys()) add(this.findByLabel(label));
    return found.size === this.always.length ? this.always : [...found].sort((a, b) => a - b);
  }

  /** Whether any rule can match by this label, given folded. */
  asksFor(label: string): boolean {
    return this.findByLabel(label).length > 0;
  }

  private findByLabel(label: string): readonly number[] {
    const known = this.remembered.get(label);
    if (known !== undefined) return known;
    const matching = this.wildcards.filter(({ test }) => test(label)).map(({ index }) => index);
    const found = [...(this.byLabel.get(label) ?? []), ...matching];
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(label, found);
    return found;
  }
}

function addTo<K>(map: Map<K, number[]>, key: K, index: number): void {
  const indexes = map.get(key);
  if (indexes === undefined) map.set(key, [index]);
  else indexes.push(index);
}
