import type { FlowMap } from "../../domain/flow-map.ts";
import type { Matcher, Rule } from "../../domain/rule.ts";
import type { Stream } from "../../domain/stream.ts";
import { problemAt, type WarningLint } from "./lint.ts";

/** Work can come to a living stream by a rule, not by people's labels alone. An alias counts as a way. */
export const unreachableStream: WarningLint = ({ draft, tree, flowMap, isSound }) =>
  flowMap.streams
    .filter(({ id }) => draft.streams?.[id]?.retired === undefined)
    .flatMap((stream) => {
      const family = [stream, ...flowMap.streams.filter(({ successor }) => successor === stream.id)];
      if (!family.every(({ id }) => isSound(id)) || family.some(({ aliases }) => aliases.length > 0))
        return [];
      const most = mostPoints(family, flowMap);
      const { minPoints } = flowMap.decide;
      if (most >= minPoints) return [];
      const problem =
        most === 0
          ? {
              message: `No rule can put work into the stream "${stream.id}".`,
              hint: "Give it `words`, `labels` or rules under `match`.",
            }
          : {
              message: `The rules of the stream "${stream.id}" give at most ${most} points; decide.min-points asks for ${minPoints}.`,
              hint: "Add `words` or `labels`, or give a rule more points.",
            };
      return [problemAt(tree, ["streams", stream.id], { code: "unreachable-stream", ...problem }, "key")];
    });

function mostPoints(family: readonly Stream[], { services }: FlowMap): number {
  const ids = new Set(family.map(({ id }) => id));
  const fromServices = services
    .filter(({ streams }) => streams.some((id) => ids.has(id)))
    .map(({ streams }) => (streams.every((id) => ids.has(id)) ? 2 : 1));
  const fromRules = family.flatMap(({ rules }) => rules.map(mostOf));
  return [...fromRules, ...fromServices].reduce((sum, points) => sum + points, 0);
}

/** The most that a rule can give; decisive is without bound. */
function mostOf({ matcher, points, in: place }: Rule): number {
  if (matcher.kind === "all") return toNumber(points) ?? matcher.rules.map(mostOf).reduce((a, b) => a + b, 0);
  const worth = toNumber(points) ?? DEFAULT_POINTS[matcher.kind];
  if (matcher.kind !== "words" && matcher.kind !== "pattern") return worth;
  const share = Math.ceil(worth / 3);
  const body = matcher.kind === "words" ? Math.min(worth, share * matcher.words.length) : share;
  return (place === "body" ? 0 : worth) + (place === "title" ? 0 : body);
}

const DEFAULT_POINTS: Readonly<Record<Exclude<Matcher["kind"], "all">, number>> = {
  words: 3,
  pattern: 3,
  labels: 5,
  form: Number.POSITIVE_INFINITY,
  types: 1,
};

function toNumber(points: Rule["points"]): number | null {
  return points === "decisive" ? Number.POSITIVE_INFINITY : points;
}
