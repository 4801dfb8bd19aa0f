import { RE2JS, RE2Set } from "re2js";

/**
 * All patterns of a map. Which of them match is found in one pass over a text, so that their number costs little;
 * in RE2 syntax, ignoring case.
 */
export class PatternSet {
  private readonly patterns: readonly string[];
  private readonly ids: ReadonlyMap<string, number>;
  private readonly set: RE2Set | null;
  private readonly compiled = new Map<number, RE2JS>();

  /** @throws on a pattern that RE2 refuses */
  constructor(patterns: Iterable<string>) {
    this.patterns = [...new Set(patterns)];
    this.ids = new Map(this.patterns.map((pattern, id) => [pattern, id]));
    this.set = this.patterns.length === 0 ? null : compileSet(this.patterns);
  }

  /** The id under which `find` reports a pattern given to the constructor; -1 for any other. */
  idOf(pattern: string): number {
    return this.ids.get(pattern) ?? -1;
  }

  /** The ids of the patterns that match. */
  find(text: string): ReadonlySet<number> {
    return new Set(this.set?.match(text));
  }

  /** The first place's text that a pattern matches; null when it matches none. */
  firstMatch(id: number, text: string): string | null {
    let pattern = this.compiled.get(id);
    if (pattern === undefined) {
      pattern = RE2JS.compile(this.patterns[id] ?? "", RE2JS.CASE_INSENSITIVE);
      this.compiled.set(id, pattern);
    }
    const matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : null;
  }
}

function compileSet(patterns: readonly string[]): RE2Set {
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);
  for (const pattern of patterns) set.add(pattern);
  set.compile();
  return set;
}
