import type { Clock } from "../../shared/github/clock.ts";
import { describeError } from "../describe-error.ts";
import { inTime } from "./in-time.ts";

/** Resolves when something the App needs is there; rejects with why not. */
export type Check = () => Promise<void>;
export type Checks = Readonly<Record<string, Check>>;

export interface Readiness {
  readonly ready: boolean;
  /** "ok", or why not, by check: one plain line without secrets. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Orchestrators give a probe a few seconds. */
const PATIENCE_MS = 2000;
export const OK = "ok";

/** Asks all checks at once, each for at most 2 s. Never rejects. */
export async function checkReadiness(checks: Checks, clock: Clock): Promise<Readiness> {
  const verdicts = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await judge(check, clock)] as const),
  );
  return { ready: verdicts.every(([, verdict]) => verdict === OK), checks: Object.fromEntries(verdicts) };
}

async function judge(check: Check, clock: Clock): Promise<string> {
  try {
    await inTime(check, PATIENCE_MS, clock);
    return OK;
  } catch (error) {
    const { error: what, code } = describeError(error);
    return code === undefined ? String(what) : `${what} ${code}`;
  }
}
