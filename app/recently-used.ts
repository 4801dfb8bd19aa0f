/** Things by key; of more than so many, the one that was not needed for the longest time is dropped. */
export class RecentlyUsed<Key, Thing extends object> {
  private readonly most: number;
  private readonly kept = new Map<Key, Thing>();

  constructor(most: number) {
    this.most = most;
  }

  /** The one that there is, or else a new one. */
  find(key: Key, make: () => Thing): Thing {
    const thing = this.kept.get(key) ?? make();
    this.kept.delete(key);
    this.kept.set(key, thing);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most) this.kept.delete(oldest!);
    return thing;
  }

  /** The next one who needs it has it made anew. */
  drop(key: Key): void {
    this.kept.delete(key);
  }
}
