import type { FlowMap } from "../../domain/flow-map.ts";
import type { Points, RulePlace } from "../../domain/rule.ts";
import { normalizeWord } from "../../text/word-matcher.ts";
import { shorten } from "../shorten.ts";
import { type Path, parsePath } from "../source-tree.ts";
import { problemAt, type WarningLint } from "./lint.ts";

interface Claim {
  readonly stream: string;
  /** The stream itself, or the one its work sits in now. */
  readonly living: string;
  readonly points: Points;
  readonly place: RulePlace;
  readonly path: Path;
}

const DEFAULT_POINTS = 3;

/** A word speaks for one stream more than for others: two that claim it for the same points, in the same place, only tie. */
export const sharedWord: WarningLint = ({ flowMap, tree, isSound }) =>
  [...claimsByWord(flowMap)].flatMap(([word, claims]) => {
    const pair = firstPair(claims.filter(({ stream }) => isSound(stream)));
    if (pair === null) return [];
    const [one, other] = pair;
    const worth = one.points === "decisive" ? "decisively" : `for ${one.points} points each`;
    const message = `The word "${shorten(word)}" speaks for "${one.stream}" and "${other.stream}" alike, ${worth}.`;
    const hint = "Keep it in one stream, give it more points in one, or make it a longer phrase.";
    return [problemAt(tree, other.path, { code: "shared-word", message, hint })];
  });

/** Words of rules that stand for themselves: not inside `all` and without `unless`, which tell streams apart. */
function claimsByWord({ streams }: FlowMap): Map<string, Claim[]> {
  const byWord = new Map<string, Claim[]>();
  for (const { id, successor, rules } of streams) {
    for (const { matcher, unless, points, in: place, path } of rules) {
      if (matcher.kind !== "words" || unless !== null) continue;
      const claim = { stream: id, living: successor ?? id, points: points ?? DEFAULT_POINTS, place };
      for (const [index, written] of matcher.words.entries()) {
        const word = normalizeWord(written);
        const claims = byWord.get(word) ?? [];
        claims.push({ ...claim, path: placeOf(path, index) });
        byWord.set(word, claims);
      }
    }
  }
  return byWord;
}

function firstPair(claims: readonly Claim[]): [Claim, Claim] | null {
  const first = claims[0];
  // Almost always: one stream alone, perhaps in many rules.
  if (first === undefined || claims.every(({ living }) => living === first.living)) return null;
  for (const [index, other] of claims.entries()) {
    const one = claims.slice(0, index).find((earlier) => areAlike(earlier, other));
    if (one !== undefined) return [one, other];
  }
  return null;
}

function areAlike(one: Claim, other: Claim): boolean {
  const overlap = one.place === "both" || other.place === "both" || one.place === other.place;
  return one.living !== other.living && one.points === other.points && overlap;
}

/** The short form `streams.ID.words` is itself the list. A stream without errors has no holes: the index is the file's. */
function placeOf(rulePath: string, index: number): Path {
  const path = parsePath(rulePath);
  return path.at(-1) === "words" ? [...path, index] : [...path, "words", index];
}
