import type { HealthReport } from "../../metrics/health-report.ts";
import type { BottleneckFigure, Stage, StreamFigures } from "../../metrics/stream-figures.ts";
import { count, groupDigits } from "../../text/count.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { drawTextBar } from "../charts/text-bar.ts";
import { ABSENT, formatChange, formatNumber } from "../format.ts";
import { groupReasons } from "../group-reasons.ts";
import {
  bold,
  codeSpan,
  details,
  enumerate,
  enumerateSome,
  heading,
  join,
  list,
  numbers,
  table,
} from "../markdown.ts";
import { boldRow, nameRow } from "../name-stream.ts";
import { orderStreams } from "../order-streams.ts";
import type { ReportLinks } from "../report-links.ts";

type StreamWithStages = StreamFigures & { readonly bottleneck: BottleneckFigure };

const MOST_NAMES = 10;

/** Where items pile up on their way: the answers first, then stage by stage. */
export function bottlenecks(report: HealthReport, _links: ReportLinks): string {
  const streams = orderStreams(report.figures.streams).filter(({ id, open }) => id !== null || open > 0);
  if (streams.length === 0) return "";
  const staged = streams.filter(hasStages).filter(hasWork);
  return join(
    heading("Bottlenecks"),
    writeOpening(staged),
    list(staged.flatMap(askAbout)),
    details("Stage by stage", join(...staged.map(writeStages), staged.length === 0 ? "" : EXPLANATION)),
    tellMissing(streams, staged),
  );
}

const hasStages = (stream: StreamFigures): stream is StreamWithStages => stream.bottleneck !== null;

const hasWork = ({ bottleneck }: StreamWithStages): boolean =>
  bottleneck.stages.some(({ itemDays, netFlow }) => itemDays > 0 || netFlow !== 0);

function writeOpening(staged: readonly StreamWithStages[]): string {
  if (staged.length === 0) return "";
  const slow = staged.filter(({ bottleneck }) => bottleneck.stage !== null).length;
  if (slow === 0) return "**No stage stands out** in any stream.";
  const calm = staged.filter(({ bottleneck }) => bottleneck.stage === null);
  const rest =
    calm.length === 0 ? "" : ` None stands out in ${enumerateSome(calm.map(nameRow), MOST_NAMES)}.`;
  return `**In ${groupDigits(slow)} of ${count(staged.length, "stream")} one stage holds the work up.**${rest}`;
}

/** The stage that holds up most, by what it was found, and a question about it. */
function askAbout(stream: StreamWithStages): readonly string[] {
  const { stage: name, stages } = stream.bottleneck;
  const stage = stages.find((one) => one.stage === name);
  if (stage === undefined) return [];
  const question =
    stage.netFlow > 0
      ? "what would let items leave it sooner, and could less be let in until then?"
      : "what would let items leave it sooner?";
  return [`${boldRow(stream)}: ${bold(stage.stage)} has ${leads(stage, stages)}: ${question}`];
}

/** "the most item-days (76) and the most stuck (1)" */
function leads(stage: Stage, stages: readonly Stage[]): string {
  const isFirst = (value: (one: Stage) => number): boolean =>
    value(stage) > 0 && stages.every((one) => one === stage || value(one) < value(stage));
  const reasons = [
    ...(isFirst(({ itemDays }) => itemDays) ? [`the most item-days (${formatNumber(stage.itemDays)})`] : []),
    ...(isFirst(({ netFlow }) => netFlow) ? [`the highest net flow (${formatChange(stage.netFlow)})`] : []),
    ...(isFirst(({ overP85 }) => overP85 ?? 0)
      ? [`the most stuck items (${groupDigits(stage.overP85 ?? 0)})`]
      : []),
  ];
  return reasons.length === 0 ? "the most work" : enumerate(reasons);
}

function writeStages(stream: StreamWithStages): string {
  const { stage, stages } = stream.bottleneck;
  const most = Math.max(...stages.map(({ itemDays }) => itemDays));
  const rows = stages.map((one) => [
    one.stage === stage ? bold(one.stage) : escapeMarkdown(one.stage),
    formatNumber(one.itemDays),
    codeSpan(drawTextBar(one.itemDays, most)),
    formatChange(one.netFlow),
    one.overP85 === null ? ABSENT : groupDigits(one.overP85),
  ]);
  return join(
    boldRow(stream),
    table(["Stage", numbers("Item-days"), "", numbers("Net flow"), numbers("Stuck")], rows),
  );
}

const EXPLANATION =
  "Of the last 4 weeks. *Item-days*: the days that items spent in the stage. *Net flow*: came in less went on; above 0 the stage fills up. *Stuck*: items that have been there longer than 85% of its visits took. A stage is named when it leads in two of the three.";

function tellMissing(streams: readonly StreamFigures[], staged: readonly StreamFigures[]): string {
  const missing = streams
    .filter((stream) => stream.id !== null && !staged.includes(stream))
    .map(({ name, bottleneck, bottleneckReason }) => ({
      name,
      reason: bottleneck === null ? bottleneckReason : "nothing was in a stage in these weeks",
    }));
  if (missing.length === 0) return "";
  const all = streams.filter(({ id }) => id !== null).length;
  return `No bottleneck can be told: ${groupReasons(missing, all)}.`;
}
