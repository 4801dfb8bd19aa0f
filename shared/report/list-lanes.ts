import type { HealthReport } from "../metrics/health-report.ts";

/** Steps in a row that are of the same stream. */
export interface FlowStop {
  /** Names of the steps; none outside of journeys. */
  readonly steps: readonly string[];
  readonly stream: string;
  readonly name: string;
  readonly open: number;
  readonly blocked: number;
}

export interface FlowLane {
  readonly name: string;
  readonly isJourney: boolean;
  readonly stops: readonly FlowStop[];
}

/** The journeys of the flow map with their streams, then the streams that are in none. */
export function listLanes(report: HealthReport): readonly FlowLane[] {
  const { map, figures } = report;
  const journeys = map.journeys.map(({ name, steps }) => ({
    name,
    isJourney: true,
    stops: joinSteps(
      steps.map((step) => ({ ...countStop(liveIn(step.stream, report), report), steps: [step.name] })),
    ),
  }));
  const served = new Set(journeys.flatMap(({ stops }) => stops.map(({ stream }) => stream)));
  const others = figures.streams.flatMap(({ id }) =>
    id === null || served.has(id) ? [] : [countStop(id, report)],
  );
  const rest = { name: journeys.length === 0 ? "Streams" : "In no journey", isJourney: false, stops: others };
  return [...journeys, rest].filter(({ stops }) => stops.length > 0);
}

/** A retired stream's work sits in its successor. */
const liveIn = (id: string, { map }: HealthReport): string =>
  map.streams.find((stream) => stream.id === id)?.successor ?? id;

function countStop(id: string, { figures }: HealthReport): FlowStop {
  const row = figures.streams.find((stream) => stream.id === id);
  return {
    steps: [],
    stream: id,
    name: row?.name ?? id,
    open: row?.open ?? 0,
    blocked: row?.blocked.count ?? 0,
  };
}

function joinSteps(stops: readonly FlowStop[]): readonly FlowStop[] {
  const joined: FlowStop[] = [];
  for (const stop of stops) {
    const last = joined.at(-1);
    if (last?.stream === stop.stream)
      joined[joined.length - 1] = { ...last, steps: [...last.steps, ...stop.steps] };
    else joined.push(stop);
  }
  return joined;
}
