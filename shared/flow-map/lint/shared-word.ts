import type { FlowMap } from "../../domain/flow-map.ts";
import type { Rule } from "../../domain/rule.ts";
import { DEFAULT_POINTS } from "../../domain/worth.ts";
import { count } from "../../text/count.ts";
import { normalizeWord } from "../../text/word-matcher.ts";
import { shorten } from "../shorten.ts";
import { type Path, parsePath } from "../source-tree.ts";
import { problemAt, type WarningLint } from "./lint.ts";

/** What one word is worth to one stream, all its rules together; decisive is without bound. */
interface Claim {
  readonly stream: string;
  /** The stream itself, or the one its work sits in now. */
  readonly living: string;
  readonly title: number;
  readonly body: number;
  /** Where it stands first. */
  readonly path: Path;
}

/** A word speaks for one stream more than for others: two that claim it for the same points, in the same place, only tie. */
export const sharedWord: WarningLint = ({ flowMap, tree, isSound }) =>
  [...claimsByWord(flowMap, isSound)].flatMap(([word, byStream]) => {
    const claims = [...byStream.values()];
    return claims.flatMap((claim, index) => {
      const rival = claims.slice(0, index).find((earlier) => areAlike(earlier, claim));
      if (rival === undefined) return [];
      const most = Math.max(claim.title, claim.body);
      const worth = Number.isFinite(most) ? `for ${count(most, "point")} each` : "decisively";
      const message = `The word "${shorten(word)}" speaks for "${rival.stream}" and "${claim.stream}" alike, ${worth}.`;
      const hint = "Keep it in one stream, give it more points in one, or make it a longer phrase.";
      return [problemAt(tree, claim.path, { code: "shared-word", message, hint })];
    });
  });

/** Alike wherever both look, and somewhere both do. */
function areAlike(one: Claim, other: Claim): boolean {
  const shared = (["title", "body"] as const).filter((place) => one[place] > 0 && other[place] > 0);
  return shared.length > 0 && shared.every((place) => one[place] === other[place]);
}

type Claims = Map<string, Map<string, Claim>>;

/** Word -> living stream -> claim. */
function claimsByWord({ streams }: FlowMap, isSound: (id: string) => boolean): Claims {
  const claims: Claims = new Map();
  for (const { id, successor, rules } of streams) {
    if (!isSound(id)) continue;
    for (const rule of rules) addClaims(claims, rule, { stream: id, living: successor ?? id });
  }
  return claims;
}

/** Words of rules that stand for themselves: not inside `all` and without `unless`, which tell streams apart. */
function addClaims(claims: Claims, rule: Rule, streams: Pick<Claim, "stream" | "living">): void {
  const { matcher, unless, in: place, path } = rule;
  if (matcher.kind !== "words" || unless !== null) return;
  const points =
    rule.points === "decisive" ? Number.POSITIVE_INFINITY : (rule.points ?? DEFAULT_POINTS.words);
  const seen = new Set<string>();
  for (const [index, written] of matcher.words.entries()) {
    const word = normalizeWord(written);
    // One rule counts a word once, however often it names it.
    if (seen.has(word)) continue;
    seen.add(word);
    const byStream = claims.get(word) ?? new Map<string, Claim>();
    claims.set(word, byStream);
    const before = byStream.get(streams.living) ?? {
      ...streams,
      title: 0,
      body: 0,
      path: placeOf(path, index),
    };
    byStream.set(streams.living, {
      ...before,
      title: before.title + (place === "body" ? 0 : points),
      body: before.body + (place === "title" ? 0 : points),
    });
  }
}

/** The short form `streams.ID.words` is itself the list. A stream without errors has no holes: the index is the file's. */
function placeOf(rulePath: string, index: number): Path {
  const path = parsePath(rulePath);
  return path.at(-1) === "words" ? [...path, index] : [...path, "words", index];
}
