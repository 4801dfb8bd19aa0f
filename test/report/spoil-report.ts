import type { Objective } from "../../shared/domain/flow-map.ts";
import type { HealthReport } from "../../shared/metrics/health-report.ts";
import type { BottleneckFigure, StreamFigures } from "../../shared/metrics/stream-figures.ts";

/** A report in which every text that people write is replaced; `next` gives one text after the other. */
export function spoilReport(
  { figures, map, openItems, streamBlocks }: HealthReport,
  next: () => string,
): HealthReport {
  const names = new Map(map.streams.map(({ id }) => [id, next()]));
  const labels = [next(), next()];
  return {
    figures: {
      ...figures,
      source: { ...figures.source, notes: [next()] },
      streams: figures.streams.map((stream) =>
        spoilStream(stream, names.get(stream.id ?? "") ?? stream.name, next),
      ),
      systemicBlockers: [
        ...figures.systemicBlockers,
        ...figures.systemicBlockers.map((blocker) => ({
          ...blocker,
          cause: { kind: "label", label: labels[0]! } as const,
        })),
      ],
      labelDrift: figures.labelDrift.map((drift) => ({ ...drift, label: next(), near: next() })),
      overrides: figures.overrides.map((override) => ({ ...override, rule: next() })),
    },
    map: {
      ...map,
      streams: map.streams.map((stream) => ({
        ...stream,
        name: names.get(stream.id)!,
        outcome: next(),
        owners: [next(), next()],
        label: next(),
        aliases: [next()],
      })),
      journeys: map.journeys.map((journey) => ({
        ...journey,
        name: next(),
        steps: journey.steps.map((step) => ({ ...step, name: next() })),
      })),
      objectives: map.objectives.map((objective) => spoilObjective(objective, next)),
      labels: { ...map.labels, prefix: next(), unmapped: next(), blocked: labels },
      report: { ...map.report, timeInLabels: [next()] },
      ignore: { ...map.ignore, labels: [next()], authors: [next()], types: [next()] },
    },
    openItems: openItems.map((item) => ({
      ...item,
      title: next(),
      block: item.block && { ...item.block, labels: item.block.labels.map(() => labels[1]!), status: next() },
    })),
    streamBlocks,
  };
}

const spoilObjective = (objective: Objective, next: () => string): Objective => ({
  ...objective,
  name: next(),
  milestones: [next(), next()],
  labels: [next()],
});

const spoilStream = (stream: StreamFigures, name: string, next: () => string): StreamFigures => ({
  ...stream,
  name,
  verdictReasons: stream.verdictReasons.map(next),
  bottleneck: stream.bottleneck && spoilBottleneck(stream.bottleneck, next),
  timeInLabel: Object.fromEntries(Object.values(stream.timeInLabel).map((spread) => [next(), spread])),
});

function spoilBottleneck({ stage, stages }: BottleneckFigure, next: () => string): BottleneckFigure {
  const names = new Map(stages.map((told, at) => [told.stage, `${next()}${at}`]));
  return {
    stage: stage === null ? null : (names.get(stage) ?? null),
    stages: stages.map((told) => ({ ...told, stage: names.get(told.stage)! })),
  };
}
