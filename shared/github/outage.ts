/** So many requests in a row that GitHub did not answer are more than bad luck. */
const MORE_THAN_BAD_LUCK = 3;
/** Requests that find out whether it is over: several, since one alone may have a trouble of its own. */
const PROBES = 4;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
/** What waits for the answer to a probe is looked at again after so long, in milliseconds. */
const LOOK_AGAIN = 1000;

/** One request, told from those that began before GitHub was found to be down. */
export interface Attempt {
  readonly era: number;
}

/**
 * Whether GitHub is down for an installation. Then nothing is asked for growing waits, up to a minute, but for a few
 * requests after each: so an outage costs few requests and no job its attempts. The first answer ends it. Instants are
 * milliseconds since 1970.
 */
export class Outage {
  /** Failures in a row, while GitHub is not known to be down. */
  private failures = 0;
  /** How often it was waited for; 0 = GitHub is there. */
  private waits = 0;
  private until = 0;
  private probes = 0;
  private era = 0;

  /** When a request may be sent; not after `now` = at once. */
  findStart(now: number): number {
    if (this.waits === 0) return now;
    // A clock that was put back makes nobody wait for longer.
    if (now < this.until && this.until - now <= LONGEST_WAIT) return this.until;
    return this.probes < PROBES ? now : now + LOOK_AGAIN;
  }

  begin(): Attempt {
    this.probes += 1;
    return { era: this.era };
  }

  /** GitHub answered, whatever it said. */
  succeed(): void {
    this.failures = 0;
    this.waits = 0;
    this.era += 1;
    this.probes = 0;
  }

  /** Nothing came back. What was sent before the last wait tells nothing new. */
  fail({ era }: Attempt, now: number): void {
    if (era !== this.era) return;
    this.failures += 1;
    if (this.waits === 0 && this.failures < MORE_THAN_BAD_LUCK) return;
    this.until = now + Math.min(FIRST_WAIT * 2 ** this.waits, LONGEST_WAIT);
    this.waits += 1;
    this.failures = 0;
    this.era += 1;
    this.probes = 0;
  }
}
