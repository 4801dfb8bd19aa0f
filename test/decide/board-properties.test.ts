import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BoardPlace } from "../../shared/domain/issue.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import { applyPlan } from "./apply-plan.ts";
import { ALICE, BOT, daysAgo, NO_NEIGHBOURS, NOW } from "./build.ts";
import { LIVED_ISSUE } from "./generate-issue.ts";
import { compileData, IDS, MAP_DATA } from "./generate-map.ts";

describe("whatever the board shows", () => {
  const BOARD: fc.Arbitrary<BoardPlace | null> = fc.oneof(
    fc.constant(null),
    fc.boolean().map((removedByPerson): BoardPlace => ({ kind: "absent", removedByPerson })),
    fc
      .record({
        option: fc.constantFrom(null, ...IDS.map((id) => id.toUpperCase()), "Elsewhere"),
        updatedAt: fc.constantFrom(null, daysAgo(120), daysAgo(97.5), daysAgo(95.5), daysAgo(1), NOW),
        archived: fc.constantFrom(false, false, true),
      })
      .map(
        ({ option, updatedAt, archived }): BoardPlace => ({
          kind: "card",
          option,
          // A field without a value has no time either.
          updatedAt: option === null ? null : updatedAt,
          archived,
        }),
      ),
  );
  const MOVES = fc.array(
    fc.record({
      from: fc.constant(null),
      to: fc.constantFrom(null, ...IDS.map((id) => id.toUpperCase()), "Elsewhere"),
      by: fc.constantFrom(ALICE, BOT),
      at: fc.constantFrom(null, daysAgo(96), daysAgo(1)),
    }),
    { maxLength: 2 },
  );

  test("once the plan is carried out, deciding again plans nothing", () => {
    fc.assert(
      fc.property(
        MAP_DATA,
        LIVED_ISSUE,
        BOARD,
        MOVES,
        fc.boolean(),
        (data, { issue }, board, moves, adds) => {
          const project = { owner: "acme", number: 7, field: "Stream", "add-items": adds };
          const map = compileData({ ...data, project } as typeof data);
          const options = new Set(map.options.keys());
          const settings = { now: NOW, occasion: "event" as const, mapUrl: () => null, options };
          const start = { ...issue, board };
          const first = planIssue(start, NO_NEIGHBOURS, map, settings, { setting: null, moves });
          const after = applyPlan(start, first.changes, NOW);
          const again = planIssue(after, NO_NEIGHBOURS, map, settings);
          expect(again.changes).toEqual([]);
          expect(again.decision.stream).toBe(first.decision.stream);
          if (board?.kind !== "card") return;
          const { option, updatedAt } = board;
          const isOvertaken = moves.some(
            ({ to, at }) => at !== null && (option === null ? to !== null : (updatedAt ?? 0) > at),
          );
          if (isOvertaken) return;
          // Hearing of the same moves once more changes nothing either.
          const heardAgain = planIssue(after, NO_NEIGHBOURS, map, settings, { setting: null, moves });
          expect(heardAgain.changes).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });
});
