import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompiledMap } from "../../shared/decide/compile-rules.ts";
import type { Decision } from "../../shared/domain/decision.ts";
import type { Candidate } from "../../shared/domain/evidence.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { PlannedIssue } from "../../shared/domain/planned-issue.ts";
import { planBacklog } from "../../shared/reconcile/plan-backlog.ts";
import { applyPlan } from "./apply-plan.ts";
import { NOW } from "./build.ts";
import { decidePlainly } from "./decide-plainly.ts";
import { HELD, LIVED_ISSUE, NEIGHBOURS, UNMAPPED, WRITTEN } from "./generate-issue.ts";
import { compileData, MAP_DATA, type MapData } from "./generate-map.ts";
import { listAll } from "./list-all.ts";
import { plan, seen, settings } from "./plan-seen.ts";

const RUNS = { numRuns: 300 };
const verdictOf = ({ outcome, stream, source, contested, removed }: Decision): unknown => ({
  outcome,
  stream,
  source,
  contested: [...contested].sort(),
  removed: [...removed].sort(),
});

describe("a plan", () => {
  test("once applied, deciding again plans nothing", () => {
    fc.assert(
      fc.property(MAP_DATA, LIVED_ISSUE, NEIGHBOURS, fc.boolean(), (data, { issue }, neighbours, touched) => {
        const map = compileData(data);
        const first = plan(issue, neighbours, map, touched);
        const again = plan(applyPlan(issue, first.changes, NOW), neighbours, map, touched);
        expect(again.changes).toEqual([]);
        expect(again.decision.stream).toBe(first.decision.stream);
      }),
      RUNS,
    );
  });

  test("never changes what a person chose, nor labels that are not ours", () => {
    fc.assert(
      fc.property(MAP_DATA, LIVED_ISSUE, NEIGHBOURS, (data, { issue, byPeople, refused }, neighbours) => {
        const map = compileData(data);
        const { decision, changes } = plan(issue, neighbours, map);
        const living = (label: string) => map.labels.own.get(label)?.living;
        const chosen = new Set([...byPeople].flatMap((label) => living(label) ?? []));
        for (const change of changes) {
          if (change.kind !== "add-label" && change.kind !== "remove-label") continue;
          expect(WRITTEN).toContain(change.label);
          if (change.label === UNMAPPED) {
            if (change.kind === "add-label") expect(refused).not.toContain(UNMAPPED);
            continue;
          }
          const stream = living(change.label);
          // Only streams' labels are left: the held label is a person's word, whoever put it.
          expect(stream).toBeDefined();
          if (change.kind === "remove-label") expect(byPeople).not.toContain(change.label);
          else {
            expect(chosen.size === 0 || (chosen.size === 1 && chosen.has(stream!))).toBe(true);
            // Against a removal only what says the stream outright.
            if (refused.has(change.label)) expect(decision.source).toMatch(/^(person|alias|form)$/);
          }
        }
        if (decision.outcome !== "ignored" && chosen.size === 1) {
          expect(decision).toMatchObject({ source: "person", stream: [...chosen][0] });
        }
        if (decision.outcome !== "ignored" && chosen.size === 0 && issue.labels.includes(HELD)) {
          // What was chosen by command or on the board has automation's label.
          const held = new Set(issue.labels.flatMap((label) => living(label) ?? []));
          expect(decision.stream).toBe(held.size === 1 ? [...held][0] : null);
          expect(decision.outcome === "tie").toBe(held.size > 1);
          expect(
            changes.filter((change) => change.kind === "remove-label" && change.label !== UNMAPPED),
          ).toEqual([]);
        }
      }),
      { numRuns: 2 * RUNS.numRuns },
    );
  });

  test("of a whole backlog settles, whatever hangs under what", async () => {
    const parentOf = (number: number) => ({ repo: null, number, open: null });
    await fc.assert(
      fc.asyncProperty(
        MAP_DATA,
        fc.array(fc.tuple(LIVED_ISSUE, fc.option(fc.nat(5))), { minLength: 2, maxLength: 6 }),
        async (data, rows) => {
          const map = compileData(data);
          let issues: Issue[] = rows.map(([{ issue }, parent], number) => ({
            ...issue,
            number,
            parent: parent === null ? null : parentOf(parent),
          }));
          // A child follows its parent's label one round later; no chain is longer than there are issues.
          for (let round = 0; round <= rows.length; round++) {
            const planned = await listAll(
              planBacklog(
                { issues: () => toAsync(issues), connected: () => toAsync(issues) },
                map,
                settings(false),
              ),
            );
            if (planned.every(({ changes }) => changes.length === 0)) return;
            issues = planned.map(({ issue, changes }, index) => ({
              ...issues[index]!,
              ...applyPlan(issue, changes, NOW),
            }));
          }
          expect.unreachable("it never settles");
        },
      ),
      RUNS,
    );
  });
});

async function* toAsync<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

/** The same map with everything in another order that may be in any. */
function reverse(data: MapData): MapData {
  const turn = <T>(list: readonly T[]): T[] => [...list].reverse();
  const streams = Object.entries(data.streams).map(([id, stream]) => [
    id,
    { ...stream, words: turn(stream.words), labels: turn(stream.labels), match: turn(stream.match) },
  ]);
  return {
    ...data,
    streams: Object.fromEntries(turn(streams)),
    services: Object.fromEntries(turn(Object.entries(data.services))),
  };
}

describe("a decision", () => {
  test("is what the specification's steps say, taken plainly", () => {
    fc.assert(
      fc.property(MAP_DATA, LIVED_ISSUE, NEIGHBOURS, (data, lived, neighbours) => {
        const map = compileData(data);
        const { parent } = seen(neighbours, map);
        const { outcome, stream, source } = plan(lived.issue, neighbours, map).decision;
        const said = source === null ? outcome : `${stream ?? outcome} by ${source}`;
        expect(said).toBe(decidePlainly(data, lived, parent?.stream ?? null));
      }),
      { numRuns: 600 },
    );
  });

  test("does not depend on the order of streams, rules and labels", () => {
    fc.assert(
      fc.property(MAP_DATA, LIVED_ISSUE, NEIGHBOURS, (data, { issue }, neighbours) => {
        const one = plan(issue, neighbours, compileData(data));
        const labels = [...issue.labels].reverse();
        const other = plan({ ...issue, labels }, neighbours, compileData(reverse(data)));
        expect(verdictOf(other.decision)).toEqual(verdictOf(one.decision));
        const named = ({ changes }: PlannedIssue) =>
          changes.flatMap((change) => ("label" in change ? [`${change.kind} ${change.label}`] : [])).sort();
        expect(named(other)).toEqual(named(one));
      }),
      RUNS,
    );
  });

  test("is not changed by text that no rule names", () => {
    fc.assert(
      fc.property(MAP_DATA, LIVED_ISSUE, NEIGHBOURS, (data, { issue }, neighbours) => {
        const map = compileData(data);
        const one = plan(issue, neighbours, map).decision;
        const title = `Unrelated: ${issue.title} zeta`;
        const body = `${issue.body}\n\nNothing to do with it\nat all.`;
        const other = plan({ ...issue, title, body }, neighbours, map).decision;
        expect(other).toEqual(one);
      }),
      RUNS,
    );
  });

  test("its evidence adds up, best first, at most three", () => {
    fc.assert(
      fc.property(MAP_DATA, LIVED_ISSUE, NEIGHBOURS, (data, { issue }, neighbours) => {
        const map = compileData(data);
        const { decision } = plan(issue, neighbours, map);
        const { candidates, outcome, stream } = decision;
        expect(candidates.length).toBeLessThanOrEqual(3);
        for (const candidate of candidates) expect(candidate.points).toEqual(addUp(candidate));
        const ranks = candidates.map((candidate) => rankOf(candidate, map));
        expect(ranks).toEqual([...ranks].sort((a, b) => b[0] - a[0] || a[1] - b[1]));
        if (outcome === "mapped") expect(candidates.map((one) => one.stream)).toContain(stream);
        expect(stream === null || map.streams.get(stream)?.successor === null).toBe(true);
      }),
      RUNS,
    );
  });
});

function addUp({ evidence }: Candidate): number | "decisive" {
  expect(evidence.length).toBeGreaterThan(0);
  if (evidence.some(({ points }) => points === "decisive")) return "decisive";
  return evidence.reduce((sum, { points }) => sum + Number(points), 0);
}

function rankOf({ points, stream }: Candidate, map: CompiledMap): [worth: number, place: number] {
  return [points === "decisive" ? Number.POSITIVE_INFINITY : points, map.order.get(stream)!];
}
