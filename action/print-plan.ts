import type { DecisionSource } from "../shared/domain/decision.ts";
import { CHECK_NAMES } from "../shared/domain/finding.ts";
import type { FlowMap } from "../shared/domain/flow-map.ts";
import { clipLine } from "../shared/text/clip-line.ts";
import { count, groupDigits } from "../shared/text/count.ts";
import { escapeTerminal } from "../shared/text/escape-terminal.ts";
import { printTable } from "./print-table.ts";
import type { NamedIssue, PlanSummary } from "./summarize-plan.ts";
import type { Terminal } from "./terminal.ts";

const SOURCES: readonly DecisionSource[] = ["person", "alias", "form", "rule", "parent", "rules"];
const LONGEST_TITLE = 60;
const LONGEST_NAME = 40;

/** The plan's page for a terminal: counts per stream, who is asked, ties, findings, changes. */
export function printPlan(
  summary: PlanSummary,
  flowMap: FlowMap,
  { paint }: Pick<Terminal, "paint">,
): string {
  const { totals, open } = summary;
  const mapped = totals.issues - totals.ignored === 0 ? 0 : totals.mapped / (totals.issues - totals.ignored);
  const heading = `${count(totals.issues, "issue")} (${groupDigits(open)} open), ${Math.floor(mapped * 100)}% of them in a stream`;
  return [
    paint("bold", heading),
    "",
    ...printStreams(summary, flowMap, paint),
    ...printTies(summary, flowMap, paint),
    ...printFindings(summary, flowMap, paint),
    ...printChanges(summary, paint),
  ].join("\n");
}

function printStreams(
  { byStream, byOutcome, totals }: PlanSummary,
  flowMap: FlowMap,
  paint: Terminal["paint"],
): string[] {
  const cells = (numbers: readonly number[]): string[] =>
    numbers.map((number) => (number === 0 ? "·" : groupDigits(number)));
  const streams = flowMap.streams.filter(({ id, successor }) => successor === null || byStream.has(id));
  const rows = streams.map(({ id, name }) => {
    const { open = 0, closed = 0, sources } = byStream.get(id) ?? {};
    return [
      clipLine(name, LONGEST_NAME),
      ...cells([open, closed, ...SOURCES.map((source) => sources?.get(source) ?? 0)]),
    ];
  });
  const others = (["tie", "unmapped", "ignored"] as const)
    .filter((outcome) => totals[outcome] > 0)
    .map((outcome) => {
      const { open = 0, closed = 0 } = byOutcome.get(outcome) ?? {};
      return [OUTCOME_NAMES[outcome], ...cells([open, closed])];
    });
  const header = [
    "Stream",
    "open",
    "closed",
    ...SOURCES.map((source) => (source === "rules" ? "points" : source)),
  ];
  const [first, ...lines] = printTable([header, ...rows, ...others]);
  return [paint("dim", first ?? ""), ...lines];
}

const OUTCOME_NAMES = { tie: "(tie)", unmapped: "(no stream)", ignored: "(ignored)" } as const;

function printTies(
  { ties, openTies, repos }: PlanSummary,
  flowMap: FlowMap,
  paint: Terminal["paint"],
): string[] {
  if (openTies === 0) return [];
  const names = new Map(flowMap.streams.map(({ id, name }) => [id, name]));
  const lines = ties.map((tie) => {
    const streams = tie.streams.map((id) => clipLine(names.get(id) ?? id, LONGEST_NAME)).join(" / ");
    return `  ${nameIssue(tie, repos)} ${streams}${paint("dim", `: ${clipLine(tie.title, LONGEST_TITLE)}`)}`;
  });
  const more = openTies - ties.length;
  return [
    "",
    paint("bold", "Ties, open"),
    ...lines,
    ...(more > 0 ? [`  and ${groupDigits(more)} more`] : []),
  ];
}

function printFindings(
  { findings, repos }: PlanSummary,
  { checks }: FlowMap,
  paint: Terminal["paint"],
): string[] {
  const found = CHECK_NAMES.filter((check) => findings.has(check));
  if (found.length === 0) return [];
  const rows = found.map((check) => {
    const { count, first } = findings.get(check)!;
    const asked = checks.levels[check] === "comment" ? " *" : "";
    const named = first.map((issue) => nameIssue(issue, repos));
    return {
      cells: [`  ${check}${asked}`, groupDigits(count)],
      named: `${named.join(" ")}${count > first.length ? " …" : ""}`,
    };
  });
  const lines = printTable(rows.map(({ cells }) => cells));
  return [
    "",
    paint("bold", "Findings, open issues"),
    ...lines.map((line, index) => `${line}  ${paint("dim", rows[index]!.named)}`),
    paint("dim", "  * told in a comment; the others go to the report"),
  ];
}

const CHANGE_NAMES: Readonly<Record<string, readonly [noun: string, plural: string]>> = {
  "add-label": ["label to add", "labels to add"],
  "remove-label": ["label to take off", "labels to take off"],
  "add-to-board": ["card to add to the board", "cards to add to the board"],
  "set-field": ["card to move", "cards to move"],
  "clear-field": ["card to clear", "cards to clear"],
  "comment:create": ["comment to post", "comments to post"],
  "comment:edit": ["comment to edit", "comments to edit"],
  "comment:resolve": ["comment to resolve", "comments to resolve"],
};

function printChanges({ changes }: PlanSummary, paint: Terminal["paint"]): string[] {
  const listed = Object.entries(CHANGE_NAMES).flatMap(([kind, [noun, plural]]) => {
    const number = changes.get(kind) ?? 0;
    return number === 0 ? [] : [count(number, noun, plural)];
  });
  const text = listed.length === 0 ? "none: everything is as it should be" : listed.join(", ");
  return [
    "",
    `${paint("bold", "Changes")}  ${text}`,
    paint("dim", "This is a plan: nothing was written to GitHub."),
  ];
}

/** "#12"; with its repository where the backlog holds several. */
export function nameIssue(
  { repo, number }: Pick<NamedIssue, "repo" | "number">,
  repos: ReadonlySet<unknown>,
): string {
  return `${repos.size > 1 && repo !== null ? escapeTerminal(repo) : ""}#${number}`;
}
