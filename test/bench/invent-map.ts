import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { VOCABULARY } from "./invent-issue.ts";

/** The words of a rule: every third one is a phrase, every fourth has a star. No two rules share a word. */
export function wordsOfRule(index: number): string[] {
  return [0, 1, 2].map((n) => {
    const at = index * 4 + n;
    const word = VOCABULARY[at % VOCABULARY.length]!;
    if (n === 2) return `${word} ${VOCABULARY[(at + 1) % VOCABULARY.length]}`;
    return at % 4 === 1 ? `${word}*` : word;
  });
}

/** Streams with so many rules of words each, and so many patterns in the whole map. */
export function inventMap(streams: number, rulesPerStream: number, patterns = 0): FlowMap {
  const map = {
    version: 1,
    streams: Object.fromEntries(
      Array.from({ length: streams }, (_, stream) => [
        `s${stream}`,
        {
          outcome: "Something for somebody",
          match: [
            ...Array.from({ length: rulesPerStream }, (_, rule) => ({
              words: wordsOfRule(stream * rulesPerStream + rule),
            })),
            ...Array.from({ length: patterns }, (_, pattern) => pattern)
              .filter((pattern) => pattern % streams === stream)
              .map((pattern) => ({ pattern: PATTERNS[pattern % PATTERNS.length]! })),
          ],
        },
      ]),
    ),
  };
  const { flowMap, diagnostics } = loadFlowMap(JSON.stringify(map), "invented.yml");
  if (flowMap === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return flowMap;
}

/** What people write, and what breaks backtracking engines. */
const PATTERNS = [
  "^checkout\\b",
  "pay(ment|pal)?s?\\b",
  "(a+)+$",
  "(x+x+)+y",
  "\\b[a-z]+-api\\b",
  "order #?\\d{4,}",
  "(refund|chargeback).{0,40}(late|missing)",
  "(?m)^error: .*$",
  "v\\d+\\.\\d+(\\.\\d+)?",
  "\\bINC-[0-9]+\\b",
];
