import type { Issue } from "../domain/issue.ts";
import { foldName } from "../text/fold-name.ts";
import { readBody, type Section } from "../text/read-body.ts";
import { foldForWords, type WordMatch } from "../text/word-matcher.ts";
import type { CompiledMap } from "./compile-rules.ts";

/** An issue's texts and names, prepared once for all rules and checks. */
export interface PreparedIssue {
  readonly title: string;
  readonly foldedTitle: string;
  /** What a reader sees of the body. */
  readonly body: string;
  readonly titleWords: ReadonlyMap<number, WordMatch>;
  readonly bodyWords: ReadonlyMap<number, WordMatch>;
  /** Ids of the map's patterns that match. */
  readonly titlePatterns: ReadonlySet<number>;
  readonly bodyPatterns: ReadonlySet<number>;
  /** The sections that the map names, by heading, in the order of the body. */
  readonly sections: ReadonlyMap<string, readonly Section[]>;
  /** Folded label -> as written, in the issue's order. */
  readonly labels: ReadonlyMap<string, string>;
  /** Of these labels, those that can be evidence. What we write ourselves proves nothing. */
  readonly tellingLabels: ReadonlyMap<string, string>;
}

/** Linear in the issue's text, whatever the size of the map. */
export function prepareText(issue: Issue, map: CompiledMap): PreparedIssue {
  const body = readBody(issue.body, map.sections);
  const foldedTitle = foldForWords(issue.title);
  const labels = new Map(issue.labels.map((label) => [foldName(label), label]));
  return {
    title: issue.title,
    foldedTitle,
    body: body.text,
    titleWords: map.words.find(foldedTitle),
    bodyWords: map.words.find(foldForWords(body.text)),
    titlePatterns: map.patterns.find(issue.title),
    bodyPatterns: map.patterns.find(body.text),
    sections: Map.groupBy(body.sections, ({ heading }) => heading),
    labels,
    tellingLabels: new Map([...labels].filter(([folded]) => !map.labels.written.has(folded))),
  };
}
