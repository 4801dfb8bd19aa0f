/** Counts what the App waits for that is no matter of time: while there is any, time has to stand still. */
export class Traffic {
  private underWay = 0;

  get isQuiet(): boolean {
    return this.underWay === 0;
  }

  /** The same function, counted while it runs. */
  watch<Args extends readonly unknown[], Result>(
    call: (...args: Args) => Promise<Result>,
  ): (...args: Args) => Promise<Result> {
    return async (...args) => {
      this.underWay += 1;
      try {
        return await call(...args);
      } finally {
        this.underWay -= 1;
      }
    };
  }
}
