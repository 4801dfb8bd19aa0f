import type { Priority } from "../../app/wake-up.ts";

/** A wake-up as the model sees it. */
export interface Entry {
  readonly key: string;
  readonly lane: number;
  readonly priority: Priority;
  readonly claims: readonly string[];
  readonly attempt: number;
}

interface Timed {
  readonly at: number;
  readonly entry: Entry;
}

const ORDER: readonly Priority[] = ["event", "related", "background"];
const rank = ({ priority }: Entry): number => ORDER.indexOf(priority);

const merge = (first: Entry, second: Entry): Entry => ({
  ...first,
  priority: rank(second) < rank(first) ? second.priority : first.priority,
  claims: [...first.claims, ...second.claims],
});

/** What the queue should do, in the plainest way: lists that are searched, no timers. */
export class QueueModel {
  readonly started: Entry[] = [];
  readonly lost: string[] = [];
  running: Entry[] = [];
  private now: number;
  private readonly concurrency: number;
  private readonly waits: readonly number[];
  private waiting: Entry[] = [];
  private again: Entry[] = [];
  private resting: Timed[] = [];
  private later: Timed[] = [];
  private turns: number[] = [];
  private cooling: { readonly at: number; readonly key: string }[] = [];
  private held: Entry[] = [];
  private readonly spacing: number;

  constructor(now: number, concurrency: number, waits: readonly number[], spacing = 0) {
    this.now = now;
    this.spacing = spacing;
    this.concurrency = concurrency;
    this.waits = waits;
  }

  get leftKeys(): number {
    const timed = [...this.resting, ...this.later].map(({ entry }) => entry);
    return new Set([...this.waiting, ...this.again, ...this.held, ...timed].map(({ key }) => key)).size;
  }

  add(entry: Entry, delay: number): void {
    if (delay === 0) this.put(entry);
    else this.postpone(entry, this.now + delay);
    this.start();
  }

  finish(index: number, succeeds: boolean): void {
    const [entry] = this.running.splice(index, 1) as [Entry];
    const wait = succeeds ? undefined : this.waits[entry.attempt - 1];
    if (wait !== undefined) {
      this.resting.push({ at: this.now + wait, entry: { ...entry, attempt: entry.attempt + 1 } });
    } else if (!succeeds) this.lost.push(...entry.claims);
    const again = this.again.find(({ key }) => key === entry.key);
    this.again = this.again.filter((other) => other !== again);
    if (this.spacing > 0 && wait === undefined) {
      this.cooling.push({ key: entry.key, at: this.now + this.spacing });
    }
    if (again !== undefined) this.put(again);
    this.start();
  }

  advance(ms: number): void {
    const end = this.now + ms;
    const times = () =>
      [...this.resting, ...this.later, ...this.cooling].map(({ at }) => at).filter((at) => at <= end);
    while (times().length > 0) {
      this.now = Math.min(...times());
      const isDue = ({ at }: { readonly at: number }): boolean => at <= this.now;
      const cool = this.cooling.filter(isDue).map(({ key }) => key);
      const held = cool.flatMap((key) => this.held.find((entry) => entry.key === key) ?? []);
      const resting = this.resting.filter(isDue);
      const later = this.later.filter(isDue);
      this.cooling = this.cooling.filter((one) => !isDue(one));
      this.held = this.held.filter((entry) => !held.includes(entry));
      this.resting = this.resting.filter((one) => !isDue(one));
      this.later = this.later.filter((one) => !isDue(one));
      for (const { entry } of resting) this.put(entry);
      for (const entry of held) this.put(entry);
      for (const { entry } of later) this.put(entry);
      this.start();
    }
    this.now = end;
  }

  /** For the same instant, one of each key. */
  private postpone(entry: Entry, at: number): void {
    const same = this.later.findIndex((one) => one.at === at && one.entry.key === entry.key);
    if (same < 0) this.later.push({ at, entry });
    else this.later[same] = { at, entry: merge(this.later[same]!.entry, entry) };
  }

  private put(entry: Entry): void {
    const isSame = ({ key }: Entry): boolean => key === entry.key;
    const resting = this.resting.findIndex((one) => isSame(one.entry));
    if (resting >= 0) {
      const { at, entry: first } = this.resting[resting]!;
      this.resting[resting] = { at, entry: merge(first, entry) };
    } else if (this.running.some(isSame)) this.again = putInto(this.again, entry);
    else if (this.cooling.some(({ key }) => key === entry.key)) this.held = putInto(this.held, entry);
    else {
      if (!this.waiting.some(({ lane }) => lane === entry.lane)) this.turns.push(entry.lane);
      this.waiting = putInto(this.waiting, entry);
    }
  }

  private start(): void {
    while (this.running.length < this.concurrency && this.turns.length > 0) {
      const lane = this.turns.shift()!;
      const mine = this.waiting.filter((entry) => entry.lane === lane);
      const most = Math.min(...mine.map(rank));
      const next = mine.find((entry) => rank(entry) === most)!;
      this.waiting = this.waiting.filter((entry) => entry !== next);
      if (mine.length > 1) this.turns.push(lane);
      this.running.push(next);
      this.started.push(next);
    }
  }
}

/** Merged in place, but at the end of the more urgent ones if it got more urgent. */
function putInto(list: readonly Entry[], entry: Entry): Entry[] {
  const before = list.find(({ key }) => key === entry.key);
  if (before === undefined) return [...list, entry];
  const merged = merge(before, entry);
  if (merged.priority === before.priority) return list.map((one) => (one === before ? merged : one));
  return [...list.filter((one) => one !== before), merged];
}
