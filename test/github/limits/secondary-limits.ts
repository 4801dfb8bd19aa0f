import type { Clock } from "../state/clock.ts";
import { SlidingWindow } from "./sliding-window.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** GitHub's published numbers. */
const MOST_AT_ONCE = 100;
const MOST_POINTS = { rest: 900, graphql: 2_000 };
const MOST_CONTENT = { minute: 80, hour: 500 };

export interface Demand {
  readonly api: "graphql" | "rest";
  /** 1 to read, 5 to write; a GraphQL request with mutations counts once. */
  readonly points: 1 | 5;
  /** Issues and comments that it makes. */
  readonly contents: number;
}

export interface LimitHit {
  readonly kind: "requests" | "content";
  /** After so many whole seconds the same request is let through, if nothing else was asked meanwhile. */
  readonly retryAfterS: number;
}

/**
 * What GitHub does not let one payer do at once or within a minute, beside the hour's budget. REST and GraphQL share
 * the requests at once and the content made. A request that is refused does not count.
 */
export class SecondaryLimits {
  readonly #isOn: boolean;
  readonly #now: Clock;
  readonly #underWay = new Map<string, number>();
  readonly #windows = new Map<string, SlidingWindow>();

  constructor(now: Clock, isOn: boolean) {
    this.#now = now;
    this.#isOn = isOn;
  }

  /** Begins a request; `leave` has to follow, also where it is refused. */
  enter(payer: string): LimitHit | null {
    const count = (this.#underWay.get(payer) ?? 0) + 1;
    this.#underWay.set(payer, count);
    return this.#isOn && count > MOST_AT_ONCE ? { kind: "requests", retryAfterS: MINUTE_MS / 1000 } : null;
  }

  leave(payer: string): void {
    this.#underWay.set(payer, (this.#underWay.get(payer) ?? 1) - 1);
  }

  /** Takes what the request demands, or nothing of it. */
  spend(payer: string, { api, points, contents }: Demand): LimitHit | null {
    if (!this.#isOn) return null;
    const now = this.#now();
    const requests = this.#window(`${api} ${payer}`, MINUTE_MS, MOST_POINTS[api]);
    const minute = this.#window(`minute ${payer}`, MINUTE_MS, MOST_CONTENT.minute);
    const hour = this.#window(`hour ${payer}`, HOUR_MS, MOST_CONTENT.hour);
    const wait = requests.waitFor(now, points);
    if (wait > 0) return { kind: "requests", retryAfterS: Math.ceil(wait / 1000) };
    const longer = Math.max(minute.waitFor(now, contents), hour.waitFor(now, contents));
    if (longer > 0) return { kind: "content", retryAfterS: Math.ceil(longer / 1000) };
    requests.add(now, points);
    minute.add(now, contents);
    hour.add(now, contents);
    return null;
  }

  #window(key: string, lengthMs: number, most: number): SlidingWindow {
    const known = this.#windows.get(key) ?? new SlidingWindow(lengthMs, most);
    this.#windows.set(key, known);
    return known;
  }
}
