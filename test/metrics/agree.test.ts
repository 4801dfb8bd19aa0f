import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRules } from "../../shared/decide/compile-rules.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { decideRows } from "./decide-rows.ts";
import { findDifference } from "./find-difference.ts";
import { arbitraryBacklog } from "./plain/arbitrary-backlog.ts";
import { figurePlainly } from "./plain/figure-plainly.ts";
import { type Row, reportOf } from "./report-of.ts";

/** The same backlogs in each run, so that nobody's change fails for another one's; SEED=12 looks at others. */
const SEED = Number(process.env.SEED ?? 1);

test("every figure agrees with a second implementation, written from the definitions alone", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryBacklog(), async ({ rows, flowMapYaml, now }) => {
      const map = compileRules(loadFlowMap(flowMapYaml, "flow-map.yml").flowMap!);
      const decided = await decideRows(rows, map, Date.parse(now));
      const settings = { now: Date.parse(now), weeks: 12, automation: [], decided };
      const expected = figurePlainly(rows, map.flowMap, settings);
      const { figures } = await reportOf(rows as unknown as Row[], map.flowMap, { now, weeks: 12 });
      expect(findDifference(expected, figures)).toBeNull();
    }),
    { numRuns: 300, seed: SEED },
  );
});
