import { openInstruments } from "../../app/operate/instruments.ts";

export interface MetricFacts {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** Every metric of our own, as the code makes it; what Node tells of the process is not among them. */
export async function listMetrics(): Promise<MetricFacts[]> {
  const { registry } = openInstruments();
  const metrics = await registry.getMetricsAsJSON();
  return metrics.map(({ name, help, type }) => {
    const { labelNames = [] } = registry.getSingleMetric(name) as unknown as {
      readonly labelNames?: readonly string[];
    };
    return { name, help, type: String(type), labels: [...labelNames] };
  });
}
