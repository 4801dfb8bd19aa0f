import type { BlockCause } from "../../metrics/health-figures.ts";
import type { HealthReport } from "../../metrics/health-report.ts";
import { type ItemName, isHidden } from "../../metrics/stream-figures.ts";
import { causeKey } from "../../metrics/systemic-blockers.ts";
import { itemKey } from "../../metrics/work-item.ts";
import { count } from "../../text/count.ts";
import { escapeMermaid } from "../../text/escape-mermaid.ts";
import { ELSEWHERE, isOneOfSeveral } from "../link-item.ts";
import { mermaid } from "../markdown.ts";
import { indexOpenItems } from "../open-item-index.ts";

const MOST_EDGES = 20;
/** GitHub draws no longer ones; some are kept for the lines around the edges. */
const MOST_CHARACTERS = 4_500;
const LONGEST_TITLE = 28;

interface Edge {
  readonly cause: BlockCause;
  readonly item: ItemName;
}

/** Blocker → items: causes of several items first; says below how many blocks it left out. "" without any. */
export function blockersChart(report: HealthReport): string {
  const edges = listEdges(report);
  const nodes = new NodeList(report);
  const lines: string[] = [];
  let [drawn, length] = [0, 0];
  for (const { cause, item } of edges.slice(0, MOST_EDGES)) {
    const added = nodes.draw(cause, item);
    length += added.join("\n").length + 1;
    if (length > MOST_CHARACTERS) break;
    lines.push(...added);
    drawn += 1;
  }
  if (drawn === 0) return "";
  const chart = mermaid([
    "flowchart LR",
    ...lines,
    "  classDef cause fill:#ffebe9,stroke:#cf222e,color:#1f2328",
  ]);
  const rest = edges.length - drawn;
  return rest === 0
    ? chart
    : `${chart}\n\nThe picture leaves out ${count(rest, "more block", "more blocks")}.`;
}

/** Each block once: those of the systemic causes, then the others that an issue causes. */
function listEdges({ figures, openItems }: HealthReport): readonly Edge[] {
  const systemic = figures.systemicBlockers.flatMap(({ cause, items }) =>
    items.map((item) => ({ cause, item })),
  );
  const others = openItems.flatMap((item) =>
    (item.block?.by ?? []).map((blocker): Edge => ({ cause: { kind: "issue", ...blocker }, item })),
  );
  return [...new Map([...systemic, ...others].map((edge) => [edgeKey(edge), edge])).values()];
}

const edgeKey = ({ cause, item }: Edge): string => `${causeKey(cause)} ${itemKey(item)}`;

/** Gives nodes their ids, and writes each where it first appears. */
class NodeList {
  private readonly ids = new Map<string, string>();
  private readonly report: HealthReport;

  constructor(report: HealthReport) {
    this.report = report;
  }

  /** The lines of one edge, with its nodes where they are new. */
  draw(cause: BlockCause, item: ItemName): readonly string[] {
    const lines: string[] = [];
    const label = cause.kind === "label" ? `label ${cause.label}` : this.label(cause);
    const from = this.node(causeKey(cause), label, "cause", lines);
    const to = this.node(itemKey(item), this.label(item), "", lines);
    return [...lines, `  ${from} --> ${to}`];
  }

  /** An item that blocks others and waits itself is one node: the class of its first place stays. */
  private node(key: string, label: string, kind: string, lines: string[]): string {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = `n${this.ids.size + 1}`;
    this.ids.set(key, id);
    lines.push(`  ${id}["${escapeMermaid(label, LONGEST_TITLE + 20)}"]${kind === "" ? "" : `:::${kind}`}`);
    return id;
  }

  private label(item: ItemName): string {
    if (isHidden(item)) return ELSEWHERE;
    const repository = isOneOfSeveral(item, this.report) ? item.repo.slice(item.repo.indexOf("/") + 1) : "";
    const title = indexOpenItems(this.report).find(item)?.title ?? "";
    return `${repository}#${item.number} ${title}`.slice(0, 200);
  }
}
