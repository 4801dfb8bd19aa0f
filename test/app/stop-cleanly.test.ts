import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { stopCleanly } from "../../app/stop-cleanly.ts";
import { collectLog } from "./collect-log.ts";
import { ManualClock } from "./manual-clock.ts";
import { settle } from "./settle.ts";

function open() {
  const exits: number[] = [];
  const process = Object.assign(new EventEmitter(), { exit: (code: number) => exits.push(code) });
  const clock = new ManualClock();
  const { log, lines } = collectLog();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let stops = 0;
  const stop = (): Promise<number> => {
    stops++;
    return promise;
  };
  stopCleanly({ stop, process, clock, log });
  const end = async (left: number | Error): Promise<void> => {
    if (left instanceof Error) reject(left);
    else resolve(left);
    await settle();
  };
  return { process, clock, lines, exits, end, stops: () => stops };
}

test.each(["SIGTERM", "SIGINT"])(
  "%s: waits for what runs, says what is left, and ends well",
  async (signal) => {
    const { process, exits, end, lines } = open();
    process.emit(signal, signal);
    await settle();
    expect(exits).toEqual([]);
    await end(3);
    expect(exits).toEqual([0]);
    expect(lines.at(-1)?.fields).toEqual({ left: 3 });
  },
);

test("a second signal ends it at once", async () => {
  const { process, clock, exits, stops } = open();
  process.emit("SIGTERM", "SIGTERM");
  clock.advance(500);
  process.emit("SIGINT", "SIGINT");
  expect(exits).toEqual([1]);
  expect(stops()).toBe(1);
});

test("one Ctrl+C that comes twice, by the terminal and by npm, is one", async () => {
  const { process, clock, exits, end, stops } = open();
  process.emit("SIGINT", "SIGINT");
  clock.advance(100);
  process.emit("SIGINT", "SIGINT");
  await end(0);
  expect(exits).toEqual([0]);
  expect(stops()).toBe(1);
});

test("after 10 s it ends anyway", () => {
  const { process, clock, exits } = open();
  process.emit("SIGTERM", "SIGTERM");
  clock.advance(9_999);
  expect(exits).toEqual([]);
  clock.advance(1);
  expect(exits).toEqual([1]);
});

test("stopping that fails is told, without the error's text", async () => {
  const { process, exits, end, lines } = open();
  process.emit("SIGTERM", "SIGTERM");
  await end(new Error("a title"));
  expect(exits).toEqual([1]);
  expect(JSON.stringify(lines)).not.toContain("a title");
});
