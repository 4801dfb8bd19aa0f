import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 150;

/** What is wrong still; null = nothing. */
export type Look = () => string | null | Promise<string | null>;

/** Looks again and again until nothing is wrong. @throws Error that says what still is when time is up */
export async function waitUntil(look: Look, patienceMs: number): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const wrong = await look();
    if (wrong === null) return;
    if (Date.now() > end) throw new Error(`${wrong} (after ${Math.round(patienceMs / 1000)} seconds)`);
    await sleep(POLL_MS);
  }
}
