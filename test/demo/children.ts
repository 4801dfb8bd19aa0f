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

  /** Ends what still runs, the latest first; to what went wrong with it. */
  async stopAll(): Promise<string[]> {
    const troubles: string[] = [];
    for (const { name, child } of this.started.toReversed()) {
      if (child.exit() !== null) continue;
      const code = await child.stop();
      if (code !== 0) troubles.push(`${name} ended with exit code ${code}. ${child.stderr()}`.trim());
    }
    return troubles;
  }
}
