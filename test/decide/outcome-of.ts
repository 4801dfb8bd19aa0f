import { expect } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import { ALICE, AUTOMATION, BOT, daysAgo, decide, issueOf, mapOf, put } from "./build.ts";

/** A map with something for every step. */
export const MAP = mapOf(`
streams:
  pay:
    aliases: ["area/pay", money]
    words: [pay]
    match:
      - form: { section: Journey, answers: [Paying] }
      - { words: [payday], points: decisive }
  refunds:
    aliases: ["area/refunds"]
    words: [refund]
    match:
      - form: { section: Journey, answers: [Returning] }
      - { words: [refundday], points: decisive }
  search: { words: [search], labels: ["area/search"] }
  old: { aliases: ["area/old"], words: [legacy], retired: { into: older } }
  older: { retired: { into: pay } }
${AUTOMATION}
`);
export const journey = (answer: string) => `### Journey\n\n${answer}`;
export const byPeople = (...labels: string[]): Partial<Issue> => ({
  labels,
  events: labels.map((label) => put(label, ALICE, daysAgo(3))),
});
export const byBot = (...labels: string[]): Partial<Issue> => ({
  labels,
  events: labels.map((label) => put(label, BOT, daysAgo(3))),
});

/** "stream by source", else the outcome. */
export function outcomeOf(issue: Partial<Issue>, parent: Neighbours["parent"] = null): string {
  const { outcome, stream, source } = decide(issueOf(issue), MAP, parent);
  expect(outcome === "mapped").toBe(stream !== null);
  if (stream !== null) return `${stream} by ${source}`;
  return source === null ? outcome : `${outcome} by ${source}`;
}
