import { escapeMarkdown } from "../text/escape-markdown.ts";
import { enumerateSome } from "./markdown.ts";

/** Names told for one reason; who wants to know more finds it at the stream itself. */
const MOST_NAMES = 5;

export interface MissingFigure {
  /** A stream's, as in the figures. */
  readonly name: string;
  readonly reason: string | undefined;
}

/**
 * Why figures are missing, each reason once: "too few items (Checkout and Refunds); no history (Search)". A reason that
 * all share needs no names.
 *
 * @param all how many could be missing
 */
export function groupReasons(missing: readonly MissingFigure[], all: number): string {
  const groups = new Map<string, string[]>();
  for (const { name, reason = "not known" } of missing)
    groups.set(reason, [...(groups.get(reason) ?? []), escapeMarkdown(name)]);
  return [...groups]
    .map(([reason, names]) => {
      const told = escapeMarkdown(reason, 200);
      return names.length === all && all > 1 ? told : `${told} (${enumerateSome(names, MOST_NAMES)})`;
    })
    .join("; ");
}
