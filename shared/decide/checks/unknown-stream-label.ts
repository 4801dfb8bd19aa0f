import { findUnknownLabels, type UnknownLabel } from "../find-unknown-labels.ts";
import type { Check } from "./check.ts";

/** A label with the stream prefix that the map does not have. */
export const unknownStreamLabel: Check = ({ labels, map }) => {
  const unknown = findUnknownLabels(labels, map);
  return unknown.length === 0 ? null : unknown.map(describe).join(" ");
};

function describe({ label, near }: UnknownLabel): string {
  const meant = near.map((name) => `"${name}"`).join(" or ");
  return `The map has no stream for the label "${label}".${meant === "" ? "" : ` Is ${meant} meant?`}`;
}
