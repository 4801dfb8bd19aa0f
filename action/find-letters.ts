import type { DeadLetter } from "./dead-letter.ts";

/** A whole id; the App knows it, even if it is not among those that it listed. */
const WHOLE = 36;

export interface FoundLetters {
  /** Of those that are listed, in their order. */
  readonly letters: readonly DeadLetter[];
  /** To ask the App for. */
  readonly ids: readonly string[];
  /** Beginnings that fit none, or more than one. */
  readonly unknown: readonly string[];
}

/** The dead letters that somebody names by the first characters of their ids. */
export function findLetters(names: readonly string[], listed: readonly DeadLetter[]): FoundLetters {
  const ids = new Set<string>();
  const unknown: string[] = [];
  for (const name of names.map((written) => written.toLowerCase())) {
    const fitting = listed.filter(({ id }) => id.startsWith(name));
    if (fitting.length === 1) ids.add(fitting[0]!.id);
    else if (name.length === WHOLE) ids.add(name);
    else unknown.push(name);
  }
  return { letters: listed.filter(({ id }) => ids.has(id)), ids: [...ids], unknown };
}
