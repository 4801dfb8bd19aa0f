import type { FlowMap } from "../../domain/flow-map.ts";
import type { Points, Rule } from "../../domain/rule.ts";
import type { Stream } from "../../domain/stream.ts";
import { bodyShare, DEFAULT_POINTS, servicePoints } from "../../domain/worth.ts";
import { count } from "../../text/count.ts";
import { foldName } from "../../text/fold-name.ts";
import { problemAt, type WarningLint } from "./lint.ts";

/** Work can come to a living stream by a rule, not by people's labels alone. An alias counts as a way. */
export const unreachableStream: WarningLint = ({ draft, tree, flowMap, isSound }) =>
  flowMap.streams
    .filter(({ id }) => draft.streams?.[id]?.retired === undefined)
    .flatMap((stream) => {
      // A retired stream's rules speak for its successor.
      const family = [stream, ...flowMap.streams.filter(({ successor }) => successor === stream.id)];
      if (!family.every(({ id }) => isSound(id)) || family.some(({ aliases }) => aliases.length > 0))
        return [];
      const most = mostPoints(family, flowMap);
      if (most >= flowMap.decide.minPoints) return [];
      const problem = describe(stream.id, most, flowMap.decide.minPoints);
      return [problemAt(tree, ["streams", stream.id], { code: "unreachable-stream", ...problem }, "key")];
    });

function describe(id: string, most: number, minPoints: number): { message: string; hint: string } {
  if (most === 0) {
    const message = `No rule can put work into the stream "${id}".`;
    return { message, hint: "Give it `words`, `labels` or rules under `match`." };
  }
  const message = `The rules of the stream "${id}" give at most ${count(most, "point")}; decide.min-points asks for ${minPoints}.`;
  return { message, hint: "Add `words` or `labels`, or give a rule more points." };
}

function mostPoints(family: readonly Stream[], { streams, labels, services }: FlowMap): number {
  const ids = new Set(family.map(({ id }) => id));
  const fromServices = services
    .filter(({ streams: served }) => served.some((id) => ids.has(id)))
    .map(({ streams: served }) => servicePoints(served.every((id) => ids.has(id)) ? 1 : served.length));
  const written = new Set([...streams.map(({ label }) => label), labels.unmapped, labels.held].map(foldName));
  const fromRules = family.flatMap(({ rules }) => rules.map((rule) => mostOf(rule, written)));
  return [...fromRules, ...fromServices].reduce((sum, points) => sum + points, 0);
}

/**
 * The most that a rule can give; decisive is without bound.
 *
 * @param written folded names of the labels that we write ourselves: they are never evidence
 */
function mostOf({ matcher, points, in: place }: Rule, written: ReadonlySet<string>): number {
  const own = toNumber(points);
  if (matcher.kind === "all") {
    const parts = matcher.rules.map((rule) => mostOf(rule, written));
    return parts.includes(0) ? 0 : (own ?? parts.reduce((sum, part) => sum + part, 0));
  }
  if (matcher.kind === "labels" && matcher.labels.every((label) => written.has(foldName(label)))) return 0;
  const worth = own ?? toNumber(DEFAULT_POINTS[matcher.kind])!;
  if (matcher.kind !== "words" && matcher.kind !== "pattern") return worth;
  const share = bodyShare(worth);
  const body = matcher.kind === "words" ? Math.min(worth, share * matcher.words.length) : share;
  return (place === "body" ? 0 : worth) + (place === "title" ? 0 : body);
}

function toNumber(points: Points | null): number | null {
  return points === "decisive" ? Number.POSITIVE_INFINITY : points;
}
