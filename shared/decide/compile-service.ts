import type { Service } from "../domain/flow-map.ts";
import { foldName } from "../text/fold-name.ts";
import { normalizeWord, type WordMatcher } from "../text/word-matcher.ts";

export interface CompiledService {
  readonly id: string;
  readonly path: string;
  /** The living streams it serves, each once. */
  readonly streams: readonly string[];
  /** Ids of the words that name it. */
  readonly words: readonly number[];
  /** The labels that name it, folded. */
  readonly labels: readonly string[];
  /** What may lead a title, in the writing of `foldForWords`: the id and the words. */
  readonly names: readonly string[];
}

/** @param living the living stream of a stream's id */
export function compileService(
  { id, streams, labels, words }: Service,
  matcher: WordMatcher,
  living: (id: string) => string,
): CompiledService {
  return {
    id,
    path: `services.${id}`,
    streams: [...new Set(streams.map(living))],
    words: words.map((word) => matcher.idOfLiteral(word)),
    labels: labels.map(foldName),
    names: [...new Set([id, ...words].map(normalizeWord))],
  };
}
