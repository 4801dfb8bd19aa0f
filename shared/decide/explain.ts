import type { Decision } from "../domain/decision.ts";
import { describeEvidence } from "../domain/describe-evidence.ts";
import type { Explanation } from "../domain/explanation.ts";
import { count } from "../text/count.ts";
import { quote } from "../text/quote.ts";
import { nameStream, nameStreams } from "./checks/name-stream.ts";
import type { CompiledMap } from "./compile-rules.ts";
import { standingWeights } from "./decide-stream.ts";
import { explainChange } from "./explain-change.ts";
import type { ExplainSubject } from "./explain-subject.ts";
import { tiedStreams } from "./tied-streams.ts";
import type { Weight } from "./weigh-issue.ts";
import { whyIgnored } from "./why-ignored.ts";

/** Why this stream, and what would have changed it. Pure; decides nothing anew but asks the same steps "what if". */
export function explain(subject: ExplainSubject): Explanation {
  const weights = standingWeights(subject.weighed, subject.map);
  return {
    verdict: explainVerdict(subject, weights),
    reasons: explainReasons(subject),
    candidates: subject.decision.outcome === "ignored" ? [] : weights,
    wouldChange: explainChange(subject, weights),
  };
}

function explainVerdict({ weighed, decision, map }: ExplainSubject, weights: readonly Weight[]): string {
  const { outcome, stream, source, candidates } = decision;
  if (outcome === "ignored") return `It is ignored: ${whyIgnored(weighed.issue, map)}.`;
  if (stream === null)
    return outcome === "tie" ? explainTie(decision, weights, map) : explainUnmapped(decision, weights, map);
  const sits = `It sits in ${nameStream(stream, map)}`;
  const evidence = candidates.find((candidate) => candidate.stream === stream)?.evidence ?? [];
  const [reason] = evidence;
  const text = quote(reason?.text ?? "");
  switch (source) {
    case "person":
      return `${sits}: a person put the label ${text}${weighed.labels.held ? ", or chose it by command or on the board" : ""}.`;
    case "alias":
      return `${sits}: the label ${text} means this stream.`;
    case "parent":
      return `${sits}, as its parent (${reason?.text}) does.`;
    case "rules":
      return `${sits}: ${explainLead(weights, map)}.`;
    default: {
      const decisive = evidence.filter(({ points }) => points === "decisive");
      const told = decisive.find(({ where }) => where === source) ?? decisive[0];
      return `${sits}: ${told === undefined ? "" : describeEvidence(told, quote)} settles it.`;
    }
  }
}

function explainLead([best, next]: readonly Weight[], map: CompiledMap): string {
  const { minPoints, minLead } = map.flowMap.decide;
  const total = count(best?.total ?? 0, "point");
  const rule = `${count(minPoints, "point")} and a lead of ${minLead} settle it`;
  if (next === undefined || next.total === 0) return `${total}, and no other stream has any (${rule})`;
  return `${total} against ${next.total} for ${nameStream(next.stream, map)} (${rule})`;
}

function explainTie({ contested }: Decision, weights: readonly Weight[], map: CompiledMap): string {
  if (contested.length > 0) return `Labels disagree: they name ${nameStreams(contested, map)}.`;
  const tied = tiedStreams(weights, map);
  const names = nameStreams(tied, map);
  if (weights[0]?.decisive) return `Decisive evidence disagrees: it speaks for ${names}.`;
  const totals = weights.slice(0, tied.length).map(({ total }) => total);
  return `It is a tie between ${names}: ${totals.join(" against ")} points; a lead of ${map.flowMap.decide.minLead} would settle it.`;
}

function explainUnmapped({ source }: Decision, [best]: readonly Weight[], map: CompiledMap): string {
  if (source === "person") {
    return `A person said that it sits in no stream: it carries ${quote(map.flowMap.labels.held)} and no stream's label.`;
  }
  if (best === undefined) return "No stream could be decided: nothing in it matches the flow map.";
  const { minPoints, minLead } = map.flowMap.decide;
  const nearest = `No stream could be decided: the nearest, ${nameStream(best.stream, map)}, has ${count(best.total, "point")}`;
  if (best.total >= minPoints) return `${nearest}, but a lead of ${minLead} is needed.`;
  return `${nearest} of the ${minPoints} that are needed.`;
}

/** What else was taken into account. */
function explainReasons({ weighed, decision, map }: ExplainSubject): string[] {
  if (decision.outcome === "ignored") return [];
  const removed = decision.removed.map(
    (stream) =>
      `A person took the label of ${nameStream(stream, map)} off; that stands until the title or the text changes.`,
  );
  const ours = weighed.labels.own
    .filter(({ byPerson }) => !byPerson && !weighed.labels.held)
    .map(
      ({ label }) =>
        `The label ${quote(label)} was put by automation: it is no evidence, and may be revised.`,
    );
  return [...removed, ...ours];
}
