import { describeEvidence, describeWorth } from "../domain/describe-evidence.ts";
import { count } from "../text/count.ts";
import { quote } from "../text/quote.ts";
import { nameStream, nameStreams } from "./checks/name-stream.ts";
import { decideByText, outcomeOf, standingWeights, type Verdict } from "./decide-stream.ts";
import type { ExplainSubject } from "./explain-subject.ts";
import { tiedStreams } from "./tied-streams.ts";
import type { Weight } from "./weigh-issue.ts";
import { weighWithout } from "./weigh-without.ts";

const MOST_SHOWN = 3;

/** What would have changed a decision, sentence by sentence, each found by deciding again. */
export function explainChange(subject: ExplainSubject, weights: readonly Weight[]): string[] {
  const { decision } = subject;
  if (decision.outcome === "ignored") return [];
  switch (decision.source) {
    case "person":
    case "alias":
      return [withoutLabels(subject, weights)];
    case "parent":
      return [
        `Without its parent, ${describeOutcome(decide({ ...subject, parent: null }, weights), subject)}.`,
      ];
    case null:
      return whatIsMissing(subject, weights);
    default:
      return [...withoutEvidence(subject, weights), ...rivalNeeds(subject, weights)];
  }
}

interface WhatIf {
  readonly verdict: Verdict | null;
  readonly weights: readonly Weight[];
}

const decide = ({ weighed, parent, map }: ExplainSubject, weights: readonly Weight[]): WhatIf => ({
  verdict: decideByText(weights, parent, weighed, map),
  weights,
});

function describeOutcome({ verdict, weights }: WhatIf, { map }: ExplainSubject): string {
  const stream = verdict?.stream ?? null;
  if (stream !== null)
    return `it would sit in ${nameStream(stream, map)} (by ${SOURCES[verdict?.source ?? "rules"]})`;
  if (outcomeOf(verdict, weights, map) === "unmapped") return "no stream could be decided";
  return `it would be a tie between ${nameStreams(tiedStreams(weights, map), map)}`;
}

const SOURCES: Readonly<Record<string, string>> = {
  form: "an answer of the form",
  rule: "a decisive rule",
  parent: "its parent",
  rules: "points",
};

function withoutLabels(subject: ExplainSubject, weights: readonly Weight[]): string {
  const { own, aliases, held } = subject.weighed.labels;
  const names = [
    ...(held ? [subject.map.flowMap.labels.held] : []),
    ...own.map(({ label }) => label),
    ...aliases.map(({ label }) => label),
  ];
  const labels = names.map(quote).join(" and ");
  return `Without ${labels}, ${describeOutcome(decide(subject, weights), subject)}.`;
}

/** The single pieces of evidence that carry the decision: without one of them it would be another. */
function withoutEvidence(subject: ExplainSubject, weights: readonly Weight[]): string[] {
  const { decision, weighed, map } = subject;
  const own = weights.find(({ stream }) => stream === decision.stream)?.evidence ?? [];
  const sentences = own.flatMap((evidence) => {
    const left = { weights: weighWithout(evidence, weighed, map), labels: weighed.labels };
    const whatIf = decide(subject, standingWeights(left, map));
    if (whatIf.verdict?.stream === decision.stream) return [];
    const what = `${describeEvidence(evidence, quote)} (${describeWorth(evidence.points)})`;
    return [`Without ${what}, ${describeOutcome(whatIf, subject)}.`];
  });
  return sentences.slice(0, MOST_SHOWN);
}

function rivalNeeds({ decision, map }: ExplainSubject, [best, next]: readonly Weight[]): string[] {
  if (decision.source !== "rules" || best === undefined || next === undefined) return [];
  const needed = best.total - map.flowMap.decide.minLead + 1 - next.total;
  return [`${count(needed, "more point")} for ${nameStream(next.stream, map)} would make it a tie.`];
}

function whatIsMissing({ decision, map }: ExplainSubject, [best, next]: readonly Weight[]): string[] {
  const byHand = "A stream's label, put by a person, would settle it.";
  const { minPoints, minLead } = map.flowMap.decide;
  if (decision.contested.length > 0) return ["Taking off all but one of the labels would settle it."];
  if (best === undefined || best.decisive) return [byHand];
  const needed = Math.max(minPoints - best.total, minLead - (best.total - (next?.total ?? 0)));
  return [`${count(needed, "more point")} for ${nameStream(best.stream, map)} would settle it.`, byHand];
}
