import type { Coverage } from "../../metrics/health-figures.ts";
import { mermaid } from "../markdown.ts";

/** Blue, yellow, red: each has enough of a contrast to the text on it. */
const PARTS = [
  { name: "in one stream", of: "one", colour: "#54aeff" },
  { name: "no stream", of: "none", colour: "#d4a72c" },
  { name: "several streams", of: "several", colour: "#ff8182" },
] as const;

/** Open items by the number of streams they sit in, as a pie; "" when nothing is open. */
export function coverageChart(coverage: Coverage): string {
  const parts = PARTS.filter(({ of }) => coverage[of] > 0);
  if (parts.length === 0) return "";
  const colours = parts.map(({ colour }, at) => [`pie${at + 1}`, colour] as const);
  return mermaid([
    `%%{init: ${JSON.stringify({ themeVariables: Object.fromEntries(colours) })}}%%`,
    "pie showData",
    ...parts.map(({ name, of }) => `  "${name}": ${coverage[of]}`),
  ]);
}
