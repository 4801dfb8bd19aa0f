import type { HealthReport } from "../metrics/health-report.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { bold } from "./markdown.ts";

/** A stream's name as Markdown; null or an id without a row = "no stream". */
export function nameStream(id: string | null, { figures, map }: HealthReport): string {
  const named =
    figures.streams.find((row) => row.id === id) ?? map.streams.find((stream) => stream.id === id);
  return named === undefined ? "no stream" : escapeMarkdown(named.name);
}

/** Several of them, in the order given. */
export const nameStreams = (ids: readonly string[], report: HealthReport): string =>
  ids.length === 0 ? nameStream(null, report) : ids.map((id) => nameStream(id, report)).join(", ");

interface Row {
  readonly id: string | null;
  readonly name: string;
}

/** A row's name in a table: "no stream" is none, and looks like it. */
export const nameRow = ({ id, name }: Row): string => (id === null ? "*No stream*" : escapeMarkdown(name));

/** The same in bold, before what is said of it. */
export const boldRow = ({ id, name }: Row): string => (id === null ? "**No stream**" : bold(name));
