import type { DecisionSource } from "../shared/domain/decision.ts";
import { CHECK_NAMES } from "../shared/domain/finding.ts";
import type { FlowMap } from "../shared/domain/flow-map.ts";
import { MOST_FIRST_COMMENTS } from "../shared/reconcile/first-comments.ts";
import { clipLine } from "../shared/text/clip-line.ts";
import { count, groupDigits } from "../shared/text/count.ts";
import { displayWidth } from "../shared/text/display-width.ts";
import { escapeTerminal } from "../shared/text/escape-terminal.ts";
import { printTable } from "./print-table.ts";
import type { NamedIssue, PlanSummary, StreamCount } from "./summarize-plan.ts";
import type { Terminal } from "./terminal.ts";

const SOURCES: readonly DecisionSource[] = ["person", "alias", "form", "rule", "parent", "rules"];
const LONGEST_TITLE = 60;
const LONGEST_NAME = 40;
/** On a narrow terminal, names and titles are cut to fit, but not to less. */
const SHORTEST = 16;
/** The columns beside a stream's name, with numbers up to 9,999. */
const NUMBERS = 57;

export interface PlanPaper extends Pick<Terminal, "paint" | "width"> {
  /** The repository whose open issues these are; null = a file, with closed ones too. */
  readonly place: string | null;
}

/** The plan's page for a terminal: counts per stream, who is asked, ties, findings, changes. */
export function printPlan(summary: PlanSummary, flowMap: FlowMap, paper: PlanPaper): string {
  const { paint, place } = paper;
  return [
    paint("bold", printHeading(summary, place)),
    ...(place === null ? [] : [paint("dim", "Closed issues are not read.")]),
    "",
    ...printStreams(summary, flowMap, paper),
    ...printTies(summary, flowMap, paper),
    ...printFindings(summary, flowMap, paint),
    ...printChanges(summary, paint),
  ].join("\n");
}

function printHeading({ totals, open }: PlanSummary, place: string | null): string {
  const judged = totals.issues - totals.ignored;
  const share = `${judged === 0 ? 0 : Math.floor((totals.mapped / judged) * 100)}% of them in a stream`;
  return place === null
    ? `${count(totals.issues, "issue")} (${groupDigits(open)} open), ${share}`
    : `${count(open, "open issue")} of ${place}, ${share}`;
}

function printStreams(
  { byStream, byOutcome, totals }: PlanSummary,
  flowMap: FlowMap,
  { paint, place, width }: PlanPaper,
): string[] {
  const longestName = Math.max(SHORTEST, Math.min(LONGEST_NAME, width - NUMBERS));
  const states = place === null ? (["open", "closed"] as const) : (["open"] as const);
  const cells = (numbers: readonly number[]): string[] =>
    numbers.map((number) => (number === 0 ? "·" : groupDigits(number)));
  const streams = flowMap.streams.filter(({ id, successor }) => successor === null || byStream.has(id));
  const rows = streams.map(({ id, name }) => {
    const { sources, ...numbers } = byStream.get(id) ?? NONE;
    return [
      clipLine(name, longestName),
      ...cells([
        ...states.map((state) => numbers[state]),
        ...SOURCES.map((source) => sources.get(source) ?? 0),
      ]),
    ];
  });
  const others = (["tie", "unmapped", "ignored"] as const)
    .filter((outcome) => totals[outcome] > 0)
    .map((outcome) => {
      const numbers = byOutcome.get(outcome) ?? NONE;
      return [OUTCOME_NAMES[outcome], ...cells(states.map((state) => numbers[state]))];
    });
  const header = ["Stream", ...states, ...SOURCES.map((source) => (source === "rules" ? "points" : source))];
  const [first, ...lines] = printTable([header, ...rows, ...others]);
  return [paint("dim", first ?? ""), ...lines];
}

const NONE: StreamCount = { open: 0, closed: 0, sources: new Map() };
const OUTCOME_NAMES = { tie: "(tie)", unmapped: "(no stream)", ignored: "(ignored)" } as const;

function printTies(
  { ties, openTies, repos }: PlanSummary,
  flowMap: FlowMap,
  { paint, width }: PlanPaper,
): string[] {
  if (openTies === 0) return [];
  const names = new Map(flowMap.streams.map(({ id, name }) => [id, name]));
  const lines = ties.map((tie) => {
    const streams = tie.streams.map((id) => clipLine(names.get(id) ?? id, LONGEST_NAME)).join(" / ");
    const line = `  ${nameIssue(tie, repos)} ${streams}`;
    const room = Math.max(SHORTEST, Math.min(LONGEST_TITLE, width - displayWidth(line) - 2));
    return `${line}${paint("dim", `: ${clipLine(tie.title, room)}`)}`;
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

/** What fits beside its title on any terminal. */
const LONGEST_LIST = 70;
const FIRST = "comment:create";
const CHANGE_NAMES: Readonly<Record<string, readonly [noun: string, plural: string]>> = {
  "add-label": ["label to add", "labels to add"],
  "remove-label": ["label to take off", "labels to take off"],
  "add-to-board": ["card to add to the board", "cards to add to the board"],
  "set-field": ["board field to set", "board fields to set"],
  "clear-field": ["board field to clear", "board fields to clear"],
  [FIRST]: ["comment to post", "comments to post"],
  "comment:edit": ["comment to edit", "comments to edit"],
  "comment:resolve": ["comment to resolve", "comments to resolve"],
};

function printChanges({ changes }: PlanSummary, paint: Terminal["paint"]): string[] {
  const listed = Object.entries(CHANGE_NAMES).flatMap(([kind, [noun, plural]]) => {
    const number = changes.get(kind) ?? 0;
    const spread = kind === FIRST && number > MOST_FIRST_COMMENTS ? ` (${MOST_FIRST_COMMENTS} an hour)` : "";
    return number === 0 ? [] : [`${count(number, noun, plural)}${spread}`];
  });
  const text = listed.length === 0 ? "none: everything is as it should be" : listed.join(", ");
  const fits = text.length <= LONGEST_LIST;
  return [
    "",
    ...(fits
      ? [`${paint("bold", "Changes")}  ${text}`]
      : [paint("bold", "Changes"), ...listed.map((line) => `  ${line}`)]),
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
