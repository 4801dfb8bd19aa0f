import type { Issue } from "../domain/issue.ts";
import type { TimelineEvent } from "../domain/timeline.ts";

/** An issue's history by time; what is dated before its creation counts as at its creation. Equal instants keep their order. */
export function orderEvents({ events, createdAt }: Issue): readonly TimelineEvent[] {
  if (events === null) return [];
  const first = createdAt ?? Number.NEGATIVE_INFINITY;
  const clamped = events.map((event) => (event.at < first ? { ...event, at: first } : event));
  return clamped.sort((a, b) => a.at - b.at);
}
