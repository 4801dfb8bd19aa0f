import { compileRules } from "../../shared/decide/compile-rules.ts";
import { decideStream } from "../../shared/decide/decide-stream.ts";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Figure } from "./figure.ts";
import { HOSTILE_BODIES } from "./hostile-bodies.ts";
import { type InventedIssue, inventIssue } from "./invent-issue.ts";
import { inventMap } from "./invent-map.ts";
import { measure } from "./measure.ts";
import { ASCII_EDGES, compileRival, type Edges, UNICODE_EDGES } from "./regex-rival.ts";

const STREAMS = 20;
const RULES = 10;
const ISSUES = Array.from({ length: 200 }, (_, seed) => inventIssue(seed, 2000));

function toIssue({ title, body }: InventedIssue): Issue {
  return {
    repo: null,
    number: 1,
    title,
    body,
    open: true,
    isPullRequest: false,
    labels: [],
    author: null,
    createdAt: null,
    closedAt: null,
    stateReason: null,
    milestone: null,
    type: null,
    parent: null,
    blockedBy: [],
    subIssues: [],
    events: null,
    commentsKnown: false,
    sticky: { kind: "absent" },
    board: null,
    relatives: [],
  };
}

/** Decides issues from text to decision: preparation, matching, everything. */
function decider(flowMap: FlowMap): (issues: readonly Issue[]) => void {
  const map = compileRules(flowMap);
  return (issues) => {
    for (const issue of issues) decideStream(weighIssue(issue, map), null, map);
  };
}

const us = (ms: number, issues: number): string => `${((1000 * ms) / issues).toFixed(1)} µs`;

/** The decision against one regular expression a rule, and how its cost grows. */
export function benchDecision(): Figure[] {
  return [
    againstRegexes(UNICODE_EDGES, "Unicode word edges as ours"),
    againstRegexes(ASCII_EDGES, "\\\\b"),
    ...growth(),
    ...hostile(),
  ];
}

function againstRegexes(edges: Edges, name: string): Figure {
  const issues = ISSUES.map(toIssue);
  const decide = decider(inventMap(STREAMS, RULES));
  const rival = compileRival(STREAMS * RULES, edges);
  const ours = measure(() => decide(issues));
  const theirs = measure(() => {
    for (const issue of ISSUES) rival(issue);
  });
  const ratio = theirs / ours;
  return {
    what: `${STREAMS} streams × ${RULES} word rules, issues of 2 kB: whole decision against one RegExp a rule, ${name}`,
    figure: `${us(ours, ISSUES.length)} against ${us(theirs, ISSUES.length)} an issue: ${ratio.toFixed(1)} times as fast`,
    target: "at least 5 times",
    isMet: ratio >= 5,
  };
}

function growth(): Figure[] {
  const issues = ISSUES.map(toIssue);
  const once = decider(inventMap(STREAMS, RULES));
  const twice = decider(inventMap(STREAMS, 2 * RULES));
  const rules = measure(() => twice(issues)) / measure(() => once(issues));
  const small = [toIssue(inventIssue(7, 8000))];
  const large = [toIssue(inventIssue(7, 64_000))];
  const length = measure(() => once(large)) / measure(() => once(small));
  return [
    {
      what: "twice the word rules",
      figure: `${rules.toFixed(2)} times the cost`,
      target: "at most 1.5 times",
      isMet: rules <= 1.5,
    },
    {
      what: "8 times the body (8,000 to 64,000 characters)",
      figure: `${length.toFixed(2)} times the cost`,
      target: "linear: at most 10 times",
      isMet: length <= 10,
    },
  ];
}

function hostile(): Figure[] {
  const words = decider(inventMap(STREAMS, RULES));
  const patterns = decider(inventMap(STREAMS, RULES, 20));
  return [
    worst("hostile bodies of 65,000 characters, word rules only", words, 10),
    worst("hostile bodies of 65,000 characters, 20 patterns besides", patterns, 250),
  ];
}

function worst(what: string, decide: (issues: readonly Issue[]) => void, mostMs: number): Figure {
  const times = Object.entries(HOSTILE_BODIES).map(([name, body]) => {
    const issues = [toIssue({ title: "Hostile", body })];
    return { name, ms: measure(() => decide(issues), 20, 5) };
  });
  times.sort((a, b) => b.ms - a.ms);
  const [slowest, next] = times;
  return {
    what: `${what} (${times.length} kinds)`,
    figure: `worst ${slowest!.ms.toFixed(2)} ms (${slowest!.name}), then ${next!.ms.toFixed(2)} ms (${next!.name})`,
    target: `under ${mostMs} ms`,
    isMet: slowest!.ms < mostMs,
  };
}
