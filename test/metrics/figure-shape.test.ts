import fc from "fast-check";
import { expect, test } from "vitest";
import { CHECK_NAMES } from "../../shared/domain/finding.ts";
import { arbitraryBacklog } from "./plain/arbitrary-backlog.ts";
import { loadPlainly } from "./plain/plain-scene.ts";
import { reportOf } from "./report-of.ts";

/** Keys of `report --json` by where they stand; one with a question mark may be null, and then a reason stands beside it. */
const KEYS: Readonly<Record<string, string>> = {
  "": "version generatedAt window source streams coverage findings systemicBlockers labelDrift objectives offObjectiveWipShare holds overrides",
  window: "from to weeks",
  source: "kind issues statusHistory notes",
  coverage: "open one none several severalItems",
  "coverage.severalItems[]": "repo number streams",
  findings: CHECK_NAMES.join(" "),
  "systemicBlockers[]": "cause items streams days",
  "objectives[]": "id open finished",
  "overrides[]": "rule applied overridden",
  "streams[]":
    "id name verdict verdictReasons open wip openAtStart arrivals throughput dropped reopened undone openAtWeekEnd netFlow4w leadTime cycleTime? issueAge wipAge survival blocked flowEfficiency? flowEfficiencyItems distribution expectation? overtaken crossStream limits signal signals bottleneck? firstResponse? timeInLabel pullNext forecast?",
  "streams[].leadTime": "n p50 p85 p95",
  "streams[].cycleTime": "n p50 p85 p95",
  "streams[].issueAge": "n p50 p85 oldest buckets",
  "streams[].wipAge": "n p50 p85 oldest buckets",
  "streams[].issueAge.buckets": "0-7 8-14 15-30 31-60 61-180 181+",
  "streams[].wipAge.buckets": "0-7 8-14 15-30 31-60 61-180 181+",
  "streams[].issueAge.oldest": "repo number days",
  "streams[].wipAge.oldest": "repo number days",
  "streams[].survival": "n finished median? p85?",
  "streams[].blocked": "count share days oldest",
  "streams[].blocked.oldest": "repo number days",
  "streams[].distribution": "feature defect risk debt other",
  "streams[].expectation": "percent days basis hits n met atRisk",
  "streams[].overtaken": "overtakers items",
  "streams[].overtaken.items[]": "repo number by",
  "streams[].crossStream": "in out inBefore outBefore",
  "streams[].limits": "throughput? netFlow?",
  "streams[].limits.throughput": "basis n mean meanMovingRange lower upper trial",
  "streams[].limits.netFlow": "basis n mean meanMovingRange lower upper trial",
  "streams[].signal": "metric rule week side favourable text",
  "streams[].signals[]": "metric rule week side favourable text",
  "streams[].bottleneck": "stage stages",
  "streams[].bottleneck.stages[]": "stage itemDays netFlow overP85",
  "streams[].firstResponse": "n p50 p85 unanswered",
  "streams[].pullNext[]": "repo number days unblocks pastExpectation",
  "streams[].forecast": "itemsIn4Weeks weeksToFinish",
};

/** What may be null without a reason: `n`, or the lack of anything to name, says why. */
const BARE_NULL =
  /(?:\.(?:p50|p85|p95|oldest|met|overP85|stage|weeksToFinish)|^streams\[\]\.(?:id|signal)|^labelDrift\[\]\.near)$/;

/** All that is not as it should be, by where it stands. */
function* findMistakes(value: unknown, path: string): Generator<string> {
  if (typeof value === "number" && !Number.isFinite(value)) yield `${path}: ${value}`;
  if (typeof value === "number" && /share$/i.test(path) && (value < 0 || value > 1))
    yield `${path}: ${value}`;
  if (Array.isArray(value)) for (const one of value) yield* findMistakes(one, `${path}[]`);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const object = value as Readonly<Record<string, unknown>>;
  const told = KEYS[path]?.split(" ");
  const reasoned = told?.filter((key) => key.endsWith("?")).map((key) => key.slice(0, -1)) ?? [];
  const wanted = told?.map((key) => key.replace("?", ""));
  const found = Object.keys(object).filter((key) => !key.endsWith("Reason"));
  if (wanted !== undefined && wanted.toSorted().join() !== found.toSorted().join()) yield `${path}: ${found}`;
  for (const [key, one] of Object.entries(object)) {
    const place = path === "" ? key : `${path}.${key}`;
    if (key.endsWith("Reason")) {
      if (object[key.slice(0, -"Reason".length)] !== null || one === "") yield `${place} beside a figure`;
    } else if (one === null && reasoned.includes(key) && object[`${key}Reason`] === undefined) {
      yield `${place}: no reason`;
    } else if (one === null && !reasoned.includes(key) && !BARE_NULL.test(place)) yield `${place}: null`;
    yield* findMistakes(one, place);
  }
}

const SERIES = ["arrivals", "throughput", "dropped", "reopened", "undone", "openAtWeekEnd"] as const;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

test("every key is there and no other, numbers are numbers, and what is null says why", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryBacklog(), async ({ rows, flowMapYaml, now }) => {
      const flowMap = loadPlainly(flowMapYaml);
      const { weeks } = flowMap.report;
      const { figures } = await reportOf(rows as never, flowMap, { now, weeks });
      const written = JSON.parse(JSON.stringify(figures)) as typeof figures;
      expect(written).toEqual(figures);
      expect([...findMistakes(figures, "")]).toEqual([]);
      for (const instant of [figures.generatedAt, figures.window.from, figures.window.to]) {
        expect(instant).toMatch(INSTANT);
      }
      expect(figures.window.weeks).toHaveLength(weeks);
      for (const stream of figures.streams) {
        for (const key of SERIES) expect(stream[key]).toHaveLength(weeks);
      }
    }),
    { numRuns: 150 },
  );
});
