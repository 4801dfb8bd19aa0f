import type { BoardMove } from "../../shared/domain/board-move.ts";
import type { BoardPlace, Issue } from "../../shared/domain/issue.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import { AUTOMATION, issueOf, mapOf, NO_NEIGHBOURS, NOW } from "./build.ts";

const yaml = (addItems: boolean) => `
streams:
  pay: { name: Paying, words: [pay] }
  search: { name: Searching, words: [search] }
  legacy: { name: Old, retired: { into: pay } }
project: { owner: acme, number: 7, add-items: ${addItems} }
checks: { unmapped: report, ambiguous: report, several-streams: report }
${AUTOMATION}
`;
const MAP = mapOf(yaml(true));
export const MAP_WITHOUT_ADDING = mapOf(yaml(false));
const OPTIONS = new Set(["paying", "searching"]);
export const [PAY, SEARCH, HELD] = ["stream: pay", "stream: search", "held: stream"];
const SIGNS: Readonly<Record<string, string>> = {
  "add-label": "+",
  "remove-label": "-",
  "set-field": "=",
  "clear-field": "=nothing",
  "add-to-board": "on the board",
};

export const card = (
  option: string | null,
  updatedAt: number | null = null,
  archived = false,
): BoardPlace => ({
  kind: "card",
  option,
  updatedAt,
  archived,
});
export const ABSENT: BoardPlace = { kind: "absent", removedByPerson: false };

function planned(
  more: Partial<Issue>,
  { moves = [] as readonly BoardMove[], map = MAP, options = OPTIONS } = {},
) {
  const settings = { now: NOW, occasion: "event" as const, mapUrl: () => null, options };
  const word = { setting: null, moves };
  return planIssue(issueOf({ events: [], ...more }), NO_NEIGHBOURS, map, settings, word);
}

export function said(...parameters: Parameters<typeof planned>): string {
  const { decision, changes } = planned(...parameters);
  const told = changes.map((change) => {
    const what = "label" in change ? change.label : "option" in change ? change.option : "";
    return `${SIGNS[change.kind]}${what}`;
  });
  return [decision.stream ?? decision.outcome, ...told].join(" | ");
}
