import type { Figure } from "./figure.ts";
import { type BenchApp, startBenchApp } from "./start-bench-app.ts";

/** Deliveries a second, in an even stream: a busy organisation's worst minute. */
const RATE = 200;
const SECONDS = 10;
const EARLY = 2_000;
const LATE = 20_000;
/** As fast as it goes, for the rest. */
const AT_ONCE = 20;
const MOST_P99_MS = 50;
const MOST_GROWTH = 1.2;

/**
 * The App as a process of its own, the fake GitHub as another, asked from this one: how long GitHub waits for its answer,
 * and what stays in memory.
 */
export async function benchWebhooks(): Promise<Figure[]> {
  const app = await startBenchApp();
  try {
    const times = await deliverEvenly(app);
    const early = await app.readRestingMb();
    await deliverFast(app, LATE - EARLY);
    const late = await app.readRestingMb();
    return [answerFigure(times), memoryFigure(early, late)];
  } finally {
    await app.stop();
  }
}

/** Sends at fixed instants, whether the App keeps up or not; times count from the instant. */
async function deliverEvenly(app: BenchApp): Promise<number[]> {
  const start = performance.now();
  const deliveries = Array.from({ length: RATE * SECONDS }, async (_, index) => {
    const due = start + (index * 1000) / RATE;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    await app.deliver(index);
    return performance.now() - due;
  });
  return await Promise.all(deliveries);
}

async function deliverFast(app: BenchApp, count: number): Promise<void> {
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < count) await app.deliver(EARLY + next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

function answerFigure(times: number[]): Figure {
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.ceil(share * times.length) - 1]!;
  const p99 = at(0.99);
  return {
    what: `webhooks, ${RATE} a second for ${SECONDS} s, from sending to the answer, whole processes`,
    figure: `median ${at(0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, worst ${at(1).toFixed(1)} ms`,
    target: `p99 under ${MOST_P99_MS} ms`,
    isMet: p99 < MOST_P99_MS,
  };
}

function memoryFigure(early: number, late: number): Figure {
  const growth = late / early;
  return {
    what: `the App's resident memory after ${LATE.toLocaleString("en")} events against ${EARLY.toLocaleString("en")}`,
    figure: `${late.toFixed(0)} MB against ${early.toFixed(0)} MB: ${growth.toFixed(2)} times`,
    target: `at most ${MOST_GROWTH} times`,
    isMet: growth <= MOST_GROWTH,
  };
}
