import { describeEvidence, describeWorth } from "../domain/describe-evidence.ts";
import type { Candidate, Evidence } from "../domain/evidence.ts";
import type { FlowMap } from "../domain/flow-map.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { quote } from "../text/quote.ts";

/** Streams shown with their evidence. */
export const MOST_CANDIDATES = 3;
/** Evidence of one stream in a comment; the rest is counted. */
const MOST_EVIDENCE = 3;
/** Streams offered when nothing points to any. */
const MOST_CHOICES = 8;

/** `**Checkout** (Shoppers pay): "refund" in the title, +3 · **Refunds** ...` */
export function writeCandidates(candidates: readonly Candidate[], flowMap: FlowMap): string {
  return candidates
    .map(({ stream, evidence }) => `${writeStream(stream, flowMap)}: ${writeEvidence(evidence)}`)
    .join(" · ");
}

/** The living streams with their outcomes, in the order of the map. */
export function writeChoices(flowMap: FlowMap): string {
  const living = flowMap.streams.filter(({ successor }) => successor === null);
  const shown = living.slice(0, MOST_CHOICES).map(({ id }) => writeStream(id, flowMap));
  const more = living.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(" · ");
}

function writeStream(id: string, { streams }: FlowMap): string {
  const stream = streams.find((candidate) => candidate.id === id);
  const name = `**${escapeMarkdown(stream?.name ?? id)}**`;
  return stream?.outcome == null ? name : `${name} (${escapeMarkdown(stream.outcome, LONGEST_OUTCOME)})`;
}

const LONGEST_OUTCOME = 120;

function writeEvidence(evidence: readonly Evidence[]): string {
  // What adds nothing more (a word beyond the rule's most points) is not worth a reader's time.
  const worthy = evidence.filter(({ points }) => points !== 0);
  const shown = worthy
    .slice(0, MOST_EVIDENCE)
    .map(
      (one) =>
        `${describeEvidence(one, (text) => quote(escapeMarkdown(text)))}, ${describeWorth(one.points)}`,
    );
  const more = worthy.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join("; ");
}

/** A link to where people can read the flow map, or nothing. */
export const linkToMap = (mapUrl: string | null, text = "Why?"): string[] =>
  mapUrl === null ? [] : [`[${text}](${mapUrl})`];
