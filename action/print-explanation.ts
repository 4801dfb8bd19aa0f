import { describeEvidence, describeWorth } from "../shared/domain/describe-evidence.ts";
import type { Explanation } from "../shared/domain/explanation.ts";
import type { FlowMap } from "../shared/domain/flow-map.ts";
import { COMMENT_MARKER } from "../shared/domain/marker.ts";
import type { PlannedIssue } from "../shared/domain/planned-issue.ts";
import { clipLine } from "../shared/text/clip-line.ts";
import { escapeTerminal } from "../shared/text/escape-terminal.ts";
import { quote } from "../shared/text/quote.ts";
import { printTable } from "./print-table.ts";
import type { Terminal } from "./terminal.ts";

const LONGEST_TITLE = 100;
const LONGEST_EVIDENCE = 60;
/** The stream's name and what was found; between and behind them stand points. */
const TEXT_COLUMNS = [0, 2];

/** Why one issue sits where it sits, what would have changed it, and what would be done about it. */
export function printExplanation(
  planned: PlannedIssue,
  explanation: Explanation,
  flowMap: FlowMap,
  { paint }: Pick<Terminal, "paint">,
): string {
  const { issue } = planned;
  const state = issue.open ? "" : " (closed)";
  return [
    paint(
      "bold",
      `${escapeTerminal(issue.repo ?? "")}#${issue.number} ${clipLine(issue.title, LONGEST_TITLE)}${state}`,
    ),
    ...[explanation.verdict, ...explanation.reasons].map(escapeTerminal),
    ...printEvidence(explanation, flowMap, paint),
    ...section("What would have changed it", explanation.wouldChange.map(escapeTerminal), paint),
    ...section(
      "Findings",
      planned.findings.map(({ check, message }) => `${check}: ${escapeTerminal(message)}`),
      paint,
    ),
    ...section("Changes", planned.changes.flatMap(printChange), paint),
  ].join("\n");
}

function section(title: string, lines: readonly string[], paint: Terminal["paint"]): string[] {
  return lines.length === 0 ? [] : ["", paint("bold", title), ...lines.map((line) => `  ${line}`)];
}

function printEvidence({ candidates }: Explanation, flowMap: FlowMap, paint: Terminal["paint"]): string[] {
  const names = new Map(flowMap.streams.map(({ id, name }) => [id, name]));
  const rows = candidates.flatMap(({ stream, points, evidence }) =>
    evidence.map((one, index) => ({
      rule: one.rule,
      cells: [
        index === 0 ? `  ${clipLine(names.get(stream) ?? stream, LONGEST_EVIDENCE)}` : "",
        index === 0 ? String(points) : "",
        clipLine(describeEvidence(one, quote), LONGEST_EVIDENCE),
        describeWorth(one.points),
      ],
    })),
  );
  if (rows.length === 0) return [];
  const lines = printTable(
    rows.map(({ cells }) => cells),
    TEXT_COLUMNS,
  );
  return [
    "",
    paint("bold", "Evidence"),
    ...lines.map((line, index) => `${line}  ${paint("dim", rows[index]!.rule)}`),
  ];
}

function printChange(change: PlannedIssue["changes"][number]): string[] {
  switch (change.kind) {
    case "add-label":
      return [`+ label "${escapeTerminal(change.label)}"`];
    case "remove-label":
      return [`- label "${escapeTerminal(change.label)}"`];
    case "comment":
      return [`${change.action} the comment:`, ...printBody(change.body)];
    case "add-to-board":
      return ["+ card on the board"];
    case "set-field":
      return [
        `set the board's field "${escapeTerminal(change.field)}" to "${escapeTerminal(change.option)}"`,
      ];
    case "clear-field":
      return [`clear the board's field "${escapeTerminal(change.field)}"`];
  }
}

/** The comment as it is posted, without the hidden marker. */
function printBody(body: string): string[] {
  const lines = body.split("\n").filter((line) => line !== COMMENT_MARKER);
  return lines.map((line) => `  | ${escapeTerminal(line)}`);
}
