import type { HealthReport } from "../metrics/health-report.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";

/** A stream's name as Markdown; null or an id without a row = "no stream". */
export function nameStream(id: string | null, { figures, map }: HealthReport): string {
  const named =
    figures.streams.find((row) => row.id === id) ?? map.streams.find((stream) => stream.id === id);
  return named === undefined ? "no stream" : escapeMarkdown(named.name);
}

/** Several of them, in the order given. */
export const nameStreams = (ids: readonly string[], report: HealthReport): string =>
  ids.length === 0 ? nameStream(null, report) : ids.map((id) => nameStream(id, report)).join(", ");
