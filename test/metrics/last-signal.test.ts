import fc from "fast-check";
import { expect, test } from "vitest";
import { lastSignal } from "../../shared/metrics/last-signal.ts";
import { orderSignals } from "../../shared/metrics/order-signals.ts";
import { SIGNAL_RULES, type Signal } from "../../shared/metrics/stream-figures.ts";

const signalOf = (week: string, metric: Signal["metric"], rule: Signal["rule"], text = ""): Signal => ({
  metric,
  rule,
  week,
  side: "above",
  favourable: true,
  text,
});

/** From the first to the last, by the definition. */
const ordered = ["2025-W52", "2026-W01", "2026-W10"].flatMap((week) =>
  (["throughput", "netFlow"] as const).flatMap((metric) =>
    SIGNAL_RULES.map((rule) => signalOf(week, metric, rule)),
  ),
);

test("without signals there is none", () => {
  expect(lastSignal([])).toBeNull();
  expect(orderSignals([])).toEqual([]);
});

test("signals are put in order", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ordered), (some) => {
      expect(orderSignals(some)).toEqual(ordered.filter((signal) => some.includes(signal)));
    }),
  );
});

test("the latest week comes first, then throughput, then the first rule", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ordered, { minLength: 1 }), (some) => {
      const kept = ordered.filter((signal) => some.includes(signal));
      const expected = kept.find(({ week }) => week === kept.at(-1)!.week);
      expect(lastSignal(some)).toEqual(expected);
    }),
  );
});

test("of two gaps in one week it is the last", () => {
  const gaps = ["first", "second"].map((text) => signalOf("2026-W10", "throughput", "outside", text));
  const flow = signalOf("2026-W10", "netFlow", "outside", "flow");
  expect(lastSignal([...gaps, flow])?.text).toBe("second");
});
