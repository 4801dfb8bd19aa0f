import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryBacklog, type PlainBacklog } from "./arbitrary-backlog.ts";
import { STREAM_IDS, wordOf } from "./arbitrary-flow-map.ts";
import { figurePlainly } from "./figure-plainly.ts";
import { gatherItems, readItems } from "./gather-items.ts";
import { listWeeks } from "./list-weeks.ts";
import type { PlainDecided, PlainRow } from "./plain-row.ts";
import { type Figures, loadPlainly } from "./plain-scene.ts";
import { clipSpans, isIn, lengthOf } from "./spans.ts";

function settingsOf({ flowMapYaml, now }: PlainBacklog) {
  const flowMap = loadPlainly(flowMapYaml);
  const known = STREAM_IDS.filter((id) => flowMap.streams.some((stream) => stream.id === id));
  const decided = (row: PlainRow): PlainDecided => ({
    stream: known.find((id) => row.title.includes(wordOf(id))) ?? null,
    ignored: false,
  });
  return {
    flowMap,
    settings: { now: Date.parse(now), weeks: flowMap.report.weeks, automation: [], decided },
  };
}

function figuresOf(backlog: PlainBacklog): Figures {
  const { flowMap, settings } = settingsOf(backlog);
  return figurePlainly(backlog.rows, flowMap, settings);
}

test("the weeks of every stream add up", () => {
  fc.assert(
    fc.property(arbitraryBacklog(), (backlog) => {
      for (const stream of figuresOf(backlog).streams) {
        let open = stream.openAtStart;
        const sizes = stream.arrivals.map((arrived: number, week: number) => {
          const { reopened, throughput, dropped, undone } = stream;
          open += arrived + reopened[week] - throughput[week] - dropped[week] - undone[week];
          return open;
        });
        expect(stream.openAtWeekEnd).toEqual(sizes);
      }
    }),
  );
});

test("Little's law holds in its finite form", () => {
  fc.assert(
    fc.property(arbitraryBacklog(), (backlog) => {
      const { flowMap, settings } = settingsOf(backlog);
      const { from, to } = listWeeks(settings.now, settings.weeks);
      const lives = gatherItems(readItems(backlog.rows), flowMap, settings).map(({ life }) => life.spans);
      const inside = lives.map((spans) => lengthOf(clipSpans(spans, from, to)));
      const stays = lives.flatMap((spans) => clipSpans(spans, from, to));
      // The average number in it, from one change to the next.
      const changes = [from, to, ...stays.flatMap((span) => [span.from, span.to])].sort((a, b) => a - b);
      const area = changes.slice(1).reduce((sum, at, index) => {
        const count = lives.filter((spans) => isIn(spans, at)).length;
        return sum + count * (at - changes[index]!);
      }, 0);
      const total = inside.reduce((sum, time) => sum + time, 0);
      expect(area).toBe(total);
    }),
  );
});

/** Each is to be seen in some backlogs, so that a difference in it can be found. */
const SIGHTS: Readonly<Record<string, (figures: Figures, stream: Figures) => boolean>> = {
  "items of several streams": ({ coverage }) => coverage.several > 0,
  "a systemic issue": ({ systemicBlockers }) =>
    systemicBlockers.some(({ cause }: Figures) => cause.kind === "issue"),
  "a systemic label": ({ systemicBlockers }) =>
    systemicBlockers.some(({ cause }: Figures) => cause.kind === "label"),
  "cross-stream blocks": (_, { crossStream }) => crossStream.in > 0 && crossStream.outBefore >= 0,
  "the 85th percentile": (_, { cycleTime }) => cycleTime != null && cycleTime.p85 !== null,
  "lead time alone": (_, { cycleTime }) => cycleTime === null,
  "a survival's 85%": (_, { survival }) => survival.p85 !== null,
  "a flow efficiency": (_, { flowEfficiency }) => flowEfficiency !== null && flowEfficiency < 1,
  "an expectation missed": (_, { expectation }) => expectation?.met === false,
  "an expectation met": (_, { expectation }) => expectation?.met === true,
  overtaking: (_, { overtaken }) => overtaken.items.length > 1,
  "limits of weeks": (_, { limits }) => limits.throughput?.basis === "weeks",
  "limits of days between": (_, { limits }) => limits.throughput?.basis === "daysBetween",
  "limits of net flow": (_, { limits }) => limits.netFlow !== null,
  "a bottleneck": (_, { bottleneck }) => bottleneck !== null && bottleneck.stage !== null,
  "items over a stage's p85": (_, { bottleneck }) =>
    bottleneck?.stages.some(({ overP85 }: Figures) => overP85 > 0),
  "first responses": (_, { firstResponse }) => firstResponse !== null && firstResponse.p50 !== null,
  "a forecast": (_, { forecast }) =>
    forecast !== null && forecast.itemsIn4Weeks > 0 && forecast.weeksToFinish > 1,
  "a suggestion that unblocks": (_, { pullNext }) => pullNext.some(({ unblocks }: Figures) => unblocks > 0),
  "attention, too little data and steadiness": ({ streams }) =>
    new Set(streams.map(({ verdict }: Figures) => verdict)).size > 1,
  ...Object.fromEntries(
    ["outside", "eight-on-one-side", "three-of-four"].map((rule) => [
      `the rule ${rule}`,
      (_: Figures, { signals }: Figures) => signals.some((signal: Figures) => signal.rule === rule),
    ]),
  ),
};

test("generated backlogs show every figure", () => {
  const all = fc.sample(arbitraryBacklog(), { numRuns: 300, seed: 1 }).map(figuresOf);
  const unseen = Object.entries(SIGHTS).filter(
    ([, isSeen]) =>
      !all.some((figures) => figures.streams.some((stream: Figures) => isSeen(figures, stream))),
  );
  expect(unseen.map(([name]) => name)).toEqual([]);
});
