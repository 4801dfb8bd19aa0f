import type { HealthReport } from "../../metrics/health-report.ts";
import type { BottleneckFigure, StreamFigures } from "../../metrics/stream-figures.ts";
import { groupDigits } from "../../text/count.ts";
import { escapeMarkdown } from "../../text/escape-markdown.ts";
import { drawTextBar } from "../charts/text-bar.ts";
import { ABSENT, formatChange, formatNumber } from "../format.ts";
import { groupReasons } from "../group-reasons.ts";
import { bold, codeSpan, heading, join, numbers, table } from "../markdown.ts";
import type { ReportLinks } from "../report-links.ts";

type StreamWithStages = StreamFigures & { readonly bottleneck: BottleneckFigure };

/** Where items pile up on their way, stage by stage. */
export function bottlenecks(report: HealthReport, _links: ReportLinks): string {
  const streams = report.figures.streams.filter(({ id, open }) => id !== null || open > 0);
  if (streams.length === 0) return "";
  const staged = streams.filter(hasStages).filter(hasWork);
  return join(
    heading("Bottlenecks"),
    ...staged.map(writeStream),
    staged.length === 0
      ? ""
      : "Of the last 4 weeks. *Item-days*: the days that items spent in the stage. *Net flow*: came in less went on; above 0 the stage fills up. *Stuck*: items that have been there longer than 85% of its visits took. A stage is named when it leads in two of the three.",
    tellMissing(streams, staged),
  );
}

const hasStages = (stream: StreamFigures): stream is StreamWithStages => stream.bottleneck !== null;

const hasWork = ({ bottleneck }: StreamWithStages): boolean =>
  bottleneck.stages.some(({ itemDays, netFlow }) => itemDays > 0 || netFlow !== 0);

function writeStream({ name, bottleneck }: StreamWithStages): string {
  const { stage, stages } = bottleneck;
  const most = Math.max(...stages.map(({ itemDays }) => itemDays));
  const rows = stages.map((one) => [
    one.stage === stage ? bold(one.stage) : escapeMarkdown(one.stage),
    formatNumber(one.itemDays),
    codeSpan(drawTextBar(one.itemDays, most)),
    formatChange(one.netFlow),
    one.overP85 === null ? ABSENT : groupDigits(one.overP85),
  ]);
  return join(
    stage === null
      ? `${bold(name)}: no stage stands out.`
      : `${bold(name)}: work piles up in ${bold(stage)}. What would let items leave it sooner, and could less be let in until then?`,
    table(["Stage", numbers("Item-days"), "", numbers("Net flow"), numbers("Stuck")], rows),
  );
}

function tellMissing(streams: readonly StreamFigures[], staged: readonly StreamFigures[]): string {
  const missing = streams
    .filter((stream) => !staged.includes(stream))
    .map(({ name, bottleneck, bottleneckReason }) => ({
      name,
      reason: bottleneck === null ? bottleneckReason : "nothing was in a stage in these weeks",
    }));
  if (missing.length === 0) return "";
  return `No bottleneck can be told: ${groupReasons(missing)}.`;
}
