import { mergeJobs, type WaitingJob } from "./waiting-jobs.ts";

/** Jobs that are not due yet. Those of one key and one instant merge; a key may wait for several instants. */
export class LaterJobs {
  private readonly byTime = new Map<number, Map<string, WaitingJob>>();
  /** The instants, latest first, so that the next one is taken off the end. */
  private readonly times: number[] = [];

  /** When the next ones are due, milliseconds since 1970; Infinity when none are left. */
  get nextAt(): number {
    return this.times.at(-1) ?? Number.POSITIVE_INFINITY;
  }

  *keys(): Iterable<string> {
    for (const jobs of this.byTime.values()) yield* jobs.keys();
  }

  add(key: string, job: WaitingJob, at: number): void {
    const jobs = this.byTime.get(at);
    if (jobs === undefined) {
      this.byTime.set(at, new Map([[key, job]]));
      this.times.splice(this.placeOf(at), 0, at);
    } else {
      const waiting = jobs.get(key);
      jobs.set(key, waiting === undefined ? job : mergeJobs(waiting, job));
    }
  }

  /** Takes out what is due, the earliest first. */
  takeDue(now: number): (readonly [key: string, job: WaitingJob])[] {
    const due: (readonly [string, WaitingJob])[] = [];
    for (let at = this.nextAt; at <= now; at = this.nextAt) {
      due.push(...(this.byTime.get(at) ?? []));
      this.byTime.delete(at);
      this.times.pop();
    }
    return due;
  }

  private placeOf(at: number): number {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.times[middle]! > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
