import { hasServer } from "../app-store/test-stores.ts";
import type { Backend } from "../soak/soak-place.ts";
import type { Figure } from "./figure.ts";
import { type BenchApp, startBenchApp } from "./start-bench-app.ts";

/** Deliveries a second, in an even stream: a busy organisation's worst minute. */
const RATE = 200;
const SECONDS = 10;
const EARLY = RATE * SECONDS;
const BURST = 5_000;
const LATE = 20_000;
/** As fast as it goes, for the rest. */
const AT_ONCE = 20;
/** GitHub gives up on an answer after so long. */
const MOST_BURST_MS = 10_000;
const MOST_GROWTH = 1.2;
const REST_MS = 60_000;
const LIMITS: Readonly<Record<Backend, { readonly p99Ms: number; readonly restingMb: number }>> = {
  PostgreSQL: { p99Ms: 50, restingMb: 250 },
  PGlite: { p99Ms: 150, restingMb: 800 },
};

/**
 * The App as a process of its own, the fake GitHub as another, asked from this one: how long GitHub waits for its answer,
 * and what stays in memory.
 */
export async function benchWebhooks(): Promise<Figure[]> {
  const backends: readonly Backend[] = hasServer ? ["PostgreSQL", "PGlite"] : ["PGlite"];
  const figures: Figure[] = [];
  for (const backend of backends) figures.push(...(await benchBackend(backend)));
  return figures;
}

async function benchBackend(backend: Backend): Promise<Figure[]> {
  const app = await startBenchApp(backend);
  try {
    const times = await deliverEvenly(app);
    const early = await app.readRestingMb();
    const burst = await deliverAtOnce(app);
    await deliverFast(app, LATE - EARLY - BURST);
    const late = await app.readRestingMb(REST_MS);
    return [
      answerFigure(backend, times),
      burstFigure(backend, burst),
      growthFigure(backend, early, late),
      memoryFigure(backend, late),
    ];
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

/** All of them wait from the beginning; the longest time to an answer, milliseconds. */
async function deliverAtOnce(app: BenchApp): Promise<number> {
  const start = performance.now();
  await Promise.all(Array.from({ length: BURST }, (_, index) => app.deliver(EARLY + index)));
  return performance.now() - start;
}

async function deliverFast(app: BenchApp, count: number): Promise<void> {
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < count) await app.deliver(EARLY + BURST + next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

function answerFigure(backend: Backend, times: number[]): Figure {
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.ceil(share * times.length) - 1]!;
  const p99 = at(0.99);
  const { p99Ms } = LIMITS[backend];
  return {
    what: `webhooks on ${backend}, ${RATE} a second for ${SECONDS} s, from sending to the answer, whole processes`,
    figure: `median ${at(0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, worst ${at(1).toFixed(1)} ms`,
    target: `p99 under ${p99Ms} ms`,
    isMet: p99 < p99Ms,
  };
}

const burstFigure = (backend: Backend, longestMs: number): Figure => ({
  what: `${BURST.toLocaleString("en")} webhooks at once on ${backend}, all taken, the longest wait for an answer`,
  figure: `${(longestMs / 1000).toFixed(1)} s`,
  target: `at most ${MOST_BURST_MS / 1000} s`,
  isMet: longestMs <= MOST_BURST_MS,
});

function growthFigure(backend: Backend, early: number, late: number): Figure {
  const growth = late / early;
  return {
    what: `the App's resident memory on ${backend} after ${LATE.toLocaleString("en")} events against ${EARLY.toLocaleString("en")}`,
    figure: `${late.toFixed(0)} MB against ${early.toFixed(0)} MB: ${growth.toFixed(2)} times`,
    target: `at most ${MOST_GROWTH} times`,
    isMet: growth <= MOST_GROWTH,
  };
}

function memoryFigure(backend: Backend, restingMb: number): Figure {
  const most = LIMITS[backend].restingMb;
  return {
    what: `the App's resident memory on ${backend}, a minute after the last event`,
    figure: `${restingMb.toFixed(0)} MB`,
    target: `under ${most} MB`,
    isMet: restingMb < most,
  };
}
