import type { FlowMap } from "../domain/flow-map.ts";
import type { Stream, StreamColor } from "../domain/stream.ts";
import { cutText } from "../text/cut-text.ts";
import { flattenLine } from "../text/flatten-line.ts";
import type { NewLabel } from "./ports.ts";

/** GitHub's limit, in characters. */
const LONGEST_DESCRIPTION = 100;

const COLORS: Readonly<Record<StreamColor, string>> = {
  gray: "59636e",
  blue: "0969da",
  green: "1a7f37",
  yellow: "9a6700",
  orange: "bc4c00",
  red: "cf222e",
  pink: "bf3989",
  purple: "8250df",
};

/** Pale ones, which no stream has. */
const UNMAPPED = {
  color: "fbca04",
  description: "No stream could be decided: where does this sit in the value flow?",
};
const HELD = {
  color: "c5def5",
  description: "A person chose the stream of this issue; it is not decided anew",
};

/** The labels that a repository of this map needs, as they are to be created where they are missing. */
export function listMapLabels({ streams, labels, checks }: FlowMap): NewLabel[] {
  const living = streams.filter(({ successor }) => successor === null).map(toLabel);
  const unmapped = checks.levels.unmapped === "off" ? [] : [{ name: labels.unmapped, ...UNMAPPED }];
  return [...living, ...unmapped, { name: labels.held, ...HELD }];
}

/** All names by which we put and know labels, those of retired streams among them. */
export function listMapLabelNames({ streams, labels }: FlowMap): string[] {
  return [...streams.map(({ label }) => label), labels.unmapped, labels.held];
}

function toLabel({ label, name, color, outcome }: Stream): NewLabel {
  const description = cutText(flattenLine(outcome ?? `Value stream ${name}`), LONGEST_DESCRIPTION);
  return { name: label, color: COLORS[color], description };
}
