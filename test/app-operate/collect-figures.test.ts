import { describe, expect, test } from "vitest";
import { collectFigures } from "../../app/operate/collect-figures.ts";
import type { Figures } from "../../app/operate/figures.ts";
import { openInstruments } from "../../app/operate/instruments.ts";
import { collectLog } from "../app/collect-log.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { settle } from "../app/settle.ts";

const NONE: Figures = { queue: async () => [], budgets: async () => [], deadLetters: async () => 0 };

function open() {
  const clock = new ManualClock();
  const { log, lines } = collectLog();
  const instruments = openInstruments();
  const collect = (figures: Partial<Figures>) =>
    collectFigures({ figures: { ...NONE, ...figures }, instruments, clock, log });
  const series = async (): Promise<string[]> =>
    (await instruments.registry.metrics())
      .split("\n")
      .filter((line) => /^streamkeeper_(?:queue|github|dead)/.test(line));
  return { clock, lines, collect, series, instruments };
}

const budget = (installation: number, pausedUntil: number | null) => ({
  installation,
  resource: "graphql" as const,
  remaining: 4000,
  limit: 5000,
  pausedUntil,
});

describe("what is read", () => {
  test("is shown by installation, ages and pauses in seconds", async () => {
    const { clock, collect, series } = open();
    const now = clock.now();
    await collect({
      queue: async () => [{ installation: 7, depth: 3, oldestAt: now - 90_500 }],
      budgets: async () => [budget(7, now + 30_000), budget(8, null), budget(9, now)],
      deadLetters: async () => 2,
    });
    expect(await series()).toEqual([
      'streamkeeper_queue_depth{installation="7"} 3',
      'streamkeeper_queue_oldest_age_seconds{installation="7"} 90.5',
      "streamkeeper_dead_letters 2",
      'streamkeeper_github_points_remaining{installation="7",resource="graphql"} 4000',
      'streamkeeper_github_points_remaining{installation="8",resource="graphql"} 4000',
      'streamkeeper_github_points_remaining{installation="9",resource="graphql"} 4000',
      'streamkeeper_github_points_limit{installation="7",resource="graphql"} 5000',
      'streamkeeper_github_points_limit{installation="8",resource="graphql"} 5000',
      'streamkeeper_github_points_limit{installation="9",resource="graphql"} 5000',
      'streamkeeper_github_pause_seconds{installation="7"} 30',
    ]);
  });

  test("leaves nothing behind of an installation that has no more work", async () => {
    const { clock, collect, series } = open();
    const row = { depth: 1, oldestAt: clock.now() };
    await collect({ queue: async () => [{ installation: 7, ...row }] });
    await collect({
      queue: async () => [
        { installation: 8, ...row },
        { ...row, installation: 9, depth: 0 },
      ],
    });
    expect(await series()).toEqual([
      'streamkeeper_queue_depth{installation="8"} 1',
      'streamkeeper_queue_oldest_age_seconds{installation="8"} 0',
      "streamkeeper_dead_letters 0",
    ]);
  });

  test("is never older than nothing, when the clock was set back", async () => {
    const { clock, collect, series } = open();
    await collect({ queue: async () => [{ installation: 7, depth: 1, oldestAt: clock.now() + 5000 }] });
    expect(await series()).toContain('streamkeeper_queue_oldest_age_seconds{installation="7"} 0');
  });
});

describe("what cannot be read", () => {
  test("has no series rather than an old one, is counted, and holds nothing else up", async () => {
    const { clock, collect, series, instruments, lines } = open();
    const row = { installation: 7, depth: 1, oldestAt: clock.now() };
    await collect({ queue: async () => [row], deadLetters: async () => 4 });
    const collected = collect({
      queue: () => new Promise(() => {}),
      deadLetters: () => {
        throw new Error("connect to postgres://user:secret@db");
      },
      budgets: async () => [budget(7, null)],
    });
    await settle();
    clock.advance(3000);
    await collected;
    expect(await series()).toEqual([
      'streamkeeper_github_points_remaining{installation="7",resource="graphql"} 4000',
      'streamkeeper_github_points_limit{installation="7",resource="graphql"} 5000',
    ]);
    const { values } = await instruments.figureFailures.get();
    expect(Object.fromEntries(values.map(({ labels, value }) => [labels.figure, value]))).toEqual({
      queue: 1,
      budgets: 0,
      deadLetters: 1,
    });
    expect(lines.map(({ fields }) => fields.figure).toSorted()).toEqual(["deadLetters", "queue"]);
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  test("leaves no timer behind", async () => {
    const { clock, collect } = open();
    await collect({ queue: () => Promise.reject(new Error("gone")) });
    expect(clock.timerCount).toBe(0);
  });
});
