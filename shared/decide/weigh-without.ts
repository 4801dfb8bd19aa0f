import type { Evidence } from "../domain/evidence.ts";
import type { CompiledMap } from "./compile-rules.ts";
import type { Subject } from "./match-rules.ts";
import { sortWeights, toWeight, type WeighedIssue, type Weight, weighSubject } from "./weigh-issue.ts";

/**
 * The weights as they would be if one match were not there: the word not in the title, the label not on the issue.
 * What is not found by itself (a pattern's match, an answer) is taken out afterwards, an `all` of which it is a part
 * with it.
 */
export function weighWithout(evidence: Evidence, weighed: WeighedIssue, map: CompiledMap): Weight[] {
  const weights = weighSubject(subjectWithout(evidence, weighed), map);
  const isSame = ({ where, text }: Evidence): boolean => where === evidence.where && text === evidence.text;
  const left = weights.flatMap(({ stream, evidence: all }) => {
    const broken = new Set(all.filter(isSame).map(wholeOf));
    const rest = all.filter((other) => !isSame(other) && !(isPart(other) && broken.has(wholeOf(other))));
    return rest.length === 0 ? [] : [toWeight(stream, rest)];
  });
  return sortWeights(left, map);
}

/** The outermost `all` that a rule is in, else the rule itself; by its path. */
const wholeOf = ({ rule }: Evidence): string => rule.replace(/\.all\[.*$/, "");
const isPart = (evidence: Evidence): boolean => wholeOf(evidence) !== evidence.rule;

function subjectWithout({ where, text }: Evidence, { prepared, issue }: WeighedIssue): Subject {
  const without = <K, V>(map: ReadonlyMap<K, V>, textOf: (value: V) => string): Map<K, V> =>
    new Map([...map].filter(([, value]) => textOf(value) !== text));
  const wordOf = (match: { text: string }): string => match.text;
  const isService = where === "service";
  return {
    type: where === "type" ? null : issue.type,
    prepared: {
      ...prepared,
      titleWords: where === "title" || isService ? without(prepared.titleWords, wordOf) : prepared.titleWords,
      bodyWords: where === "body" || isService ? without(prepared.bodyWords, wordOf) : prepared.bodyWords,
      tellingLabels:
        where === "label" || isService ? without(prepared.tellingLabels, String) : prepared.tellingLabels,
    },
  };
}
