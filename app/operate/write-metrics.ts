import { type Checks, checkReadiness, OK, type Readiness } from "./check-readiness.ts";
import { collectFigures, type FigureTools } from "./collect-figures.ts";

export interface MetricTools extends FigureTools {
  readonly checks: Checks;
}

/** Everything measured, as Prometheus reads it: figures and checks are asked now. */
export async function writeMetrics(
  tools: MetricTools,
): Promise<{ readonly type: string; readonly text: string }> {
  const { registry } = tools.instruments;
  const [readiness] = await Promise.all([checkReadiness(tools.checks, tools.clock), collectFigures(tools)]);
  showReadiness(readiness, tools);
  return { type: registry.contentType, text: await registry.metrics() };
}

function showReadiness({ checks }: Readiness, { instruments }: MetricTools): void {
  instruments.ready.reset();
  for (const [check, verdict] of Object.entries(checks))
    instruments.ready.set({ check }, verdict === OK ? 1 : 0);
}
