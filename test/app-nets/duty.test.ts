import { beforeEach, expect, test } from "vitest";
import { Duty } from "../../app/duty.ts";
import { collectLog } from "../app/collect-log.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { settle } from "../app/settle.ts";

let clock: ManualClock;
/** Who has it, and until when. */
let lease: { holder: string; until: number } | null;
let doing: string[];
let isDown: boolean;
beforeEach(() => {
  clock = new ManualClock();
  lease = null;
  doing = [];
  isDown = false;
});

function open(replica: string) {
  const { log, lines } = collectLog();
  const claim = async (forMs: number): Promise<boolean> => {
    if (isDown) throw new Error("secret words");
    if (lease !== null && lease.holder !== replica && lease.until > clock.now()) return false;
    lease = { holder: replica, until: clock.now() + forMs };
    return true;
  };
  const begin = () => {
    doing.push(replica);
    return {
      stop: async () => {
        doing = doing.filter((one) => one !== replica);
      },
    };
  };
  const duty = new Duty({ claim, begin, clock, log });
  duty.start();
  return { duty, lines };
}

async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    clock.advance(Math.min(left, 1000));
    await settle();
  }
}

test("one does it for as long as it lives", async () => {
  open("a");
  open("b");
  await settle();
  expect(doing).toEqual(["a"]);
  await pass(3_600_000);
  expect(doing).toEqual(["a"]);
});

test("one that stops gives it to another within seconds", async () => {
  const { duty } = open("a");
  open("b");
  await settle();
  await duty.stop();
  expect(doing).toEqual([]);
  await pass(20_000);
  expect(doing).toEqual(["b"]);
});

test("of one that is dead another takes it over within a minute and a half", async () => {
  lease = { holder: "dead", until: clock.now() + 60_000 };
  open("b");
  await pass(59_000);
  expect(doing).toEqual([]);
  await pass(21_000);
  expect(doing).toEqual(["b"]);
});

test("while nobody can say whose it is, nobody does it; then it goes on", async () => {
  const { lines } = open("a");
  await settle();
  isDown = true;
  await pass(60_000);
  expect(doing).toEqual([]);
  expect(lines[0]).toMatchObject({ level: "warn", fields: { error: "Error" } });
  expect(JSON.stringify(lines)).not.toContain("secret words");
  isDown = false;
  await pass(20_000);
  expect(doing).toEqual(["a"]);
});

test("one that never had it takes it from nobody when it stops", async () => {
  open("a");
  const { duty } = open("b");
  await settle();
  await duty.stop();
  expect(lease).toMatchObject({ holder: "a" });
  expect(clock.timerCount).toBe(1);
});
