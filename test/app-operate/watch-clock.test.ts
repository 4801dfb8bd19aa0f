import { expect, test } from "vitest";
import { openInstruments } from "../../app/operate/instruments.ts";
import { watchClock } from "../../app/operate/watch-clock.ts";
import { collectLog } from "../app/collect-log.ts";
import { ManualClock } from "../app/manual-clock.ts";

function open() {
  const steady = new ManualClock();
  let set = 0;
  const clock = {
    now: () => steady.now() + set,
    setTimer: (ms: number, call: () => void) => steady.setTimer(ms, call),
  };
  const instruments = openInstruments();
  const { log, lines } = collectLog();
  const end = watchClock({ clock, steady: () => steady.now(), instruments, log });
  const jumps = async () => (await instruments.clockJumps.get()).values[0]!.value;
  return { steady, end, lines, jumps, setClock: (ms: number) => (set += ms) };
}

test("a clock that goes on tells nothing, nor one that is put right bit by bit", async () => {
  const { steady, lines, jumps, setClock } = open();
  for (let time = 0; time < 100; time++) {
    setClock(-1000);
    steady.advance(10_000);
  }
  expect([await jumps(), lines]).toEqual([0, []]);
});

test.each([
  ["forward", 3_600_000, 3600],
  ["back", -3_600_000, -3600],
])("one that jumps %s is told once", async (_, ms, seconds) => {
  const { steady, lines, jumps, setClock } = open();
  steady.advance(25_000);
  setClock(ms);
  steady.advance(100_000);
  expect(await jumps()).toBe(1);
  expect(lines).toEqual([{ level: "warn", fields: { seconds }, message: "The machine's clock jumped." }]);
});

test("after its end nothing is left", () => {
  const { steady, end } = open();
  steady.advance(30_000);
  end();
  expect(steady.timerCount).toBe(0);
});
