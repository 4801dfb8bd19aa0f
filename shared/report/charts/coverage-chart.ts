import type { Coverage } from "../../metrics/health-figures.ts";
import { mermaid } from "../markdown.ts";

/** Blue, yellow, red: light, for the dark text on them that is the same on white and on black. */
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
  const looks = { ...Object.fromEntries(colours), pieOpacity: "1", pieSectionTextColor: "#1f2328" };
  return mermaid([
    `%%{init: ${JSON.stringify({ themeVariables: looks })}}%%`,
    "pie showData",
    ...parts.map(({ name, of }) => `  "${name}": ${coverage[of]}`),
  ]);
}
