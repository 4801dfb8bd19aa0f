import type { Explanation } from "../domain/explanation.ts";
import type { FlowMap } from "../domain/flow-map.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { linkToMap, MOST_CANDIDATES, writeCandidates } from "./write-candidates.ts";

/** Verdicts and reasons name streams and labels; this many characters hold them all but in a hostile issue. */
const LONGEST = 400;

/**
 * The answer to `/stream why`, Markdown: what was decided, on what evidence, and what would have changed it. Texts of
 * issues and map are made harmless.
 *
 * @param mapUrl where people can read the flow map; null = no link
 */
export function writeExplanation(explanation: Explanation, flowMap: FlowMap, mapUrl: string | null): string {
  const { verdict, reasons, candidates, wouldChange } = explanation;
  const harmless = (sentences: readonly string[]): string =>
    sentences.map((sentence) => escapeMarkdown(sentence, LONGEST)).join(" ");
  const shown = candidates.slice(0, MOST_CANDIDATES);
  return [
    harmless([verdict, ...reasons]),
    ...(shown.length > 0 ? [`Evidence: ${writeCandidates(shown, flowMap)}`] : []),
    ...(wouldChange.length > 0 ? [`What would have changed it: ${harmless(wouldChange)}`] : []),
    ...linkToMap(mapUrl, "The flow map"),
  ].join("\n\n");
}
