import type { Fault, SeenRequest, Trouble } from "./fault.ts";

/** The faults that were asked for. The oldest that fits meets the request, and counts down. */
export class FaultList {
  readonly #waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  /** How many requests are still to be met. */
  get left(): number {
    return this.#waiting.reduce((sum, { left }) => sum + left, 0);
  }

  take(request: SeenRequest): Trouble | null {
    const entry = this.#waiting.find(({ fault, left }) => left > 0 && (fault.when?.(request) ?? true));
    if (entry === undefined) return null;
    entry.left -= 1;
    return entry.fault.trouble;
  }
}
