import type { Decision } from "../domain/decision.ts";
import type { CheckName, Finding } from "../domain/finding.ts";
import type { FlowMap } from "../domain/flow-map.ts";
import { COMMENT_MARKER } from "../domain/marker.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { linkToMap, writeCandidates, writeChoices } from "./write-candidates.ts";

/** What a comment is about. */
export interface CommentSubject {
  readonly decision: Decision;
  /** All findings; those of checks at the level `comment` are told. */
  readonly findings: readonly Finding[];
  readonly flowMap: FlowMap;
  /** Where people can read the flow map; null = no link. */
  readonly mapUrl: string | null;
}

const QUESTION = "**Where does this work sit in the value flow?**";
const ASKING: readonly CheckName[] = ["unmapped", "ambiguous", "several-streams"];

/**
 * The sticky comment, Markdown, our marker first; null when there is nothing to say. Depends on nothing but what it
 * is given, so that the same findings give the same text, byte by byte. Texts of issues and map are made harmless.
 */
export function writeComment(subject: CommentSubject): string | null {
  const { levels } = subject.flowMap.checks;
  const told = subject.findings.filter(({ check }) => levels[check] === "comment");
  if (told.length === 0) return null;
  const asking = told.find(({ check }) => ASKING.includes(check));
  const others = told
    .filter((finding) => finding !== asking)
    .map(({ message }) => escapeMarkdown(message, LONGEST));
  return [
    COMMENT_MARKER,
    ...(asking === undefined ? [] : writeQuestion(asking, subject)),
    ...(asking === undefined && others.length === 1 ? others : others.map((message) => `- ${message}`)),
    ...(asking === undefined ? linkToMap(subject.mapUrl) : []),
  ].join("\n");
}

/** What the comment says once nothing is left to say. */
export function writeResolved({ decision, flowMap, mapUrl }: Omit<CommentSubject, "findings">): string {
  const name = flowMap.streams.find(({ id }) => id === decision.stream)?.name;
  const text =
    name === undefined
      ? "Nothing is left to ask here."
      : `Settled: this sits in **${escapeMarkdown(name)}**.`;
  return [COMMENT_MARKER, [text, ...linkToMap(mapUrl)].join(" ")].join("\n");
}

/** Findings name several labels and streams; this many characters hold them all but in a hostile issue. */
const LONGEST = 500;

function writeQuestion({ check, message }: Finding, subject: CommentSubject): string[] {
  const { decision, flowMap, mapUrl } = subject;
  if (check === "several-streams") {
    const how = "Take off the labels that do not fit; one stays.";
    return [QUESTION, escapeMarkdown(message, LONGEST), [how, ...linkToMap(mapUrl)].join(" ")];
  }
  const intro = check === "ambiguous" ? "The evidence does not settle it" : "Nearest";
  const streams =
    decision.candidates.length > 0
      ? `${intro}: ${writeCandidates(decision.candidates, flowMap)}`
      : `Nothing in it matches the flow map. The streams: ${writeChoices(flowMap)}`;
  return [QUESTION, streams, [howToAnswer(decision, flowMap), ...linkToMap(mapUrl)].join(" ")];
}

function howToAnswer({ candidates }: Decision, { labels, streams }: FlowMap): string {
  const example = candidates[0]?.stream ?? streams.find(({ successor }) => successor === null)?.id ?? "";
  // In code nothing but a backtick or an empty line can end it.
  const prefix = labels.prefix.replace(/[`\s]+/g, " ").trim();
  const label = prefix === "" ? "the label of a stream" : `a \`${prefix} …\` label`;
  return `Put ${label} on it, or answer \`/stream ${example}\`.`;
}
