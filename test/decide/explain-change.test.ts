import fc from "fast-check";
import { expect, test } from "vitest";
import type { CompiledMap } from "../../shared/decide/compile-rules.ts";
import { decideByText, decideStream, outcomeOf, standingWeights } from "../../shared/decide/decide-stream.ts";
import { explain } from "../../shared/decide/explain.ts";
import { sortWeights, toWeight, type WeighedIssue, weighIssue } from "../../shared/decide/weigh-issue.ts";
import { LIVED_ISSUE } from "./generate-issue.ts";
import { compileData, MAP_DATA } from "./generate-map.ts";

const MORE = /^(\d+) more points? for (\S+) would (settle it|make it a tie)\.$/;

/** What becomes of an issue in which a stream has more points. */
function outcomeWith(weighed: WeighedIssue, map: CompiledMap, id: string, points: number): string {
  const evidence = { rule: "more", where: "title", text: "more", points } as const;
  const weights = standingWeights(weighed, map).map((weight) =>
    weight.stream === id ? toWeight(id, [...weight.evidence, evidence]) : weight,
  );
  const sorted = sortWeights(weights, map);
  const verdict = decideByText(sorted, null, weighed, map);
  return verdict?.stream ?? outcomeOf(verdict, sorted, map);
}

test("so many points more, and not one less, change the decision as it says", () => {
  let told = 0;
  fc.assert(
    fc.property(MAP_DATA, LIVED_ISSUE, (data, { issue }) => {
      const map = compileData(data);
      const weighed = weighIssue(issue, map);
      const decision = decideStream(weighed, null, map);
      const { wouldChange } = explain({ weighed, decision, parent: null, map });
      for (const sentence of wouldChange) {
        const [, points, name, change] = MORE.exec(sentence) ?? [];
        const stream = map.flowMap.streams.find((one) => one.name === name);
        if (stream === undefined) continue;
        told++;
        const expected = change === "settle it" ? stream.id : "tie";
        expect(outcomeWith(weighed, map, stream.id, Number(points))).toBe(expected);
        expect(outcomeWith(weighed, map, stream.id, Number(points) - 1)).not.toBe(expected);
      }
    }),
    { numRuns: 400 },
  );
  expect(told).toBeGreaterThan(20);
});
