export interface GroupCommitSettings<Item> {
  /** Keeps them all, or rejects and keeps none. */
  readonly commit: (items: readonly Item[]) => Promise<void>;
  /** Milliseconds from one commit's start to the next one's, in which they gather, while many come; default 0. */
  readonly gatherMs?: number;
}

/**
 * Commits what comes at about the same time together, one group after the other: a commit costs nearly the same
 * however much is in it. What comes when nothing is under way is committed at once.
 */
export class GroupCommit<Item> {
  private readonly settings: GroupCommitSettings<Item>;
  private waiting: {
    readonly item: Item;
    readonly resolve: () => void;
    readonly reject: (error: unknown) => void;
  }[] = [];
  private isAtWork = false;

  constructor(settings: GroupCommitSettings<Item>) {
    this.settings = settings;
  }

  /** Resolves once it is committed; rejects with what its group's commit rejected with. */
  async add(item: Item): Promise<void> {
    const committed = new Promise<void>((resolve, reject) => this.waiting.push({ item, resolve, reject }));
    if (!this.isAtWork) void this.work();
    await committed;
  }

  private async work(): Promise<void> {
    this.isAtWork = true;
    const { commit, gatherMs = 0 } = this.settings;
    // What else comes in this turn goes along.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const begin = performance.now();
      const group = this.waiting.splice(0);
      try {
        await commit(group.map(({ item }) => item));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
      const rest = begin + gatherMs - performance.now();
      if (rest > 1) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    this.isAtWork = false;
  }
}
