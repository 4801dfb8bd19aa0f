import type { Clock } from "../state/clock.ts";

const HOUR_MS = 3_600_000;

export type Resource = "core" | "graphql";

export interface Spending {
  readonly resource: Resource;
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970. */
  readonly reset: number;
}

/** Points of one hour, per payer (an installation, a person, a workflow's repository) and resource. */
export class Budget {
  readonly #now: Clock;
  readonly #accounts = new Map<string, { used: number; start: number; limit: number }>();

  constructor(now: Clock) {
    this.#now = now;
  }

  read(payer: string, resource: Resource, limit: number): Spending {
    const account = this.#account(payer, resource, limit);
    const used = Math.min(account.used, account.limit);
    return {
      resource,
      limit: account.limit,
      used,
      remaining: account.limit - used,
      reset: Math.ceil((account.start + HOUR_MS) / 1000),
    };
  }

  /** Takes the points; false, and nothing taken, when none are left. */
  spend(payer: string, resource: Resource, limit: number, points: number): boolean {
    const account = this.#account(payer, resource, limit);
    if (account.used >= account.limit) return false;
    account.used += points;
    return true;
  }

  /** Leaves the payer so many points for the rest of the hour. */
  leave(payer: string, resource: Resource, limit: number, remaining: number): void {
    const account = this.#account(payer, resource, limit);
    account.limit = Math.max(limit, remaining);
    account.used = account.limit - remaining;
  }

  #account(payer: string, resource: Resource, limit: number) {
    const key = `${resource} ${payer}`;
    const account = this.#accounts.get(key);
    if (account !== undefined && this.#now() < account.start + HOUR_MS) return account;
    const fresh = { used: 0, start: this.#now(), limit };
    this.#accounts.set(key, fresh);
    return fresh;
  }
}
