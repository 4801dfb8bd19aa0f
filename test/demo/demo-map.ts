import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { APP_LOGIN } from "./names.ts";
import { SHOP_FOLDER } from "./read-rows.ts";

/**
 * What differs from the shop's flow map: nobody wants to wait ten minutes here, the only board is number 1, and
 * it was the App that put the labels.
 */
const REPLACEMENTS = [
  ["comments: { grace: 10m }", "comments: { grace: 3s }"],
  ["  number: 4\n", "  number: 1\n"],
  ['automation: ["github-actions[bot]"]', `automation: ["github-actions[bot]", "${APP_LOGIN}"]`],
] as const;

/** The shop's flow map, as the demo's repository has it. */
export function writeDemoMap(): string {
  let text = readFileSync(join(SHOP_FOLDER, "flow-map.yml"), "utf8");
  for (const [former, demo] of REPLACEMENTS) {
    if (!text.includes(former))
      throw new Error(`The shop's flow map has no line "${former.trim()}" any more`);
    text = text.replace(former, demo);
  }
  return text;
}

/** Its streams that are not retired, in its order. */
export function listStreams(): string[] {
  const { flowMap } = loadFlowMap(Buffer.from(writeDemoMap()), "flow-map.yml");
  return flowMap!.streams.filter(({ successor }) => successor === null).map(({ id }) => id);
}
