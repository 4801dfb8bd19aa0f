import type { Coverage } from "../../metrics/health-figures.ts";
import { mermaid } from "../markdown.ts";

/** Open items by the number of streams they sit in, as a pie; "" when nothing is open. */
export function coverageChart({ one, none, several }: Coverage): string {
  const parts = [
    ["in one stream", one],
    ["no stream", none],
    ["several streams", several],
  ] as const;
  const slices = parts.filter(([, items]) => items > 0).map(([name, items]) => `  "${name}": ${items}`);
  return slices.length === 0 ? "" : mermaid(["pie showData", ...slices]);
}
