/** Runs the tasks of one key after each other, in the order in which they came; those of other keys meanwhile. */
export class OneAtATime {
  private readonly last = new Map<string, Promise<unknown>>();

  /** The task's own result, or its error; an error keeps nobody behind it from running. */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    const result = before === undefined ? task() : before.then(task);
    const settled = result.then(
      () => {},
      () => {},
    );
    this.last.set(key, settled);
    try {
      return await result;
    } finally {
      if (this.last.get(key) === settled) this.last.delete(key);
    }
  }

  /** Keys at work. */
  get size(): number {
    return this.last.size;
  }
}
