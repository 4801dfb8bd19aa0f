import type { Child } from "./child.ts";

const LAST_LINES = 12;

/** All processes that the demo started, so that none outlives it. */
export class Children {
  private readonly started: { readonly name: string; readonly child: Child }[] = [];

  readonly add = (name: string, child: Child): void => {
    this.started.push({ name, child });
  };

  /** Rejects when one of those that run at the moment ends by itself. */
  async oneEnds(): Promise<never> {
    const running = this.started.filter(({ child }) => child.exit() === null);
    const name = await Promise.race(running.map((one) => one.child.ended.then(() => one.name)));
    throw new Error(`${name} has ended by itself`);
  }

  /**
   * What it said last, for whoever looks for the cause; "" when it was never started.
   *
   * @param isNoise lines that are left out
   */
  lastWords(wanted: string, isNoise: (line: string) => boolean): string {
    const child = this.started.find(({ name }) => name === wanted)?.child;
    if (child === undefined) return "";
    const lines = child.lines.filter((line) => !isNoise(line)).slice(-LAST_LINES);
    return [`\n${wanted} said last:`, ...lines, child.stderr()].join("\n").trimEnd();
  }

  /** For a process that ends at once: there is no time left to wait. */
  readonly killAll = (): void => {
    for (const { child } of this.started) if (child.exit() === null) child.kill();
  };

  /**
   * Ends what still runs, the latest first; to what went wrong with it. What is started meanwhile is ended, too: the demo
   * that was interrupted may be about to.
   */
  async stopAll(): Promise<string[]> {
    const troubles: string[] = [];
    for (;;) {
      const next = this.started.findLast(({ child }) => child.exit() === null);
      if (next === undefined) return troubles;
      const code = await next.child.stop();
      if (code !== 0)
        troubles.push(`${next.name} ended with exit code ${code}. ${next.child.stderr()}`.trim());
    }
  }
}
