import type { PlainItem } from "./read-plain-item.ts";
import { clipSpans, joinSpans, type Span } from "./spans.ts";
import { type Toggle, traceToggle } from "./trace-toggle.ts";

/** Since when something has held is not always known: then it counts as there, but adds no days. */
export interface Trace {
  readonly spans: readonly Span[];
  readonly isBeginningUnknown: boolean;
}

export function labelToggles(item: PlainItem, label: string): Toggle[] {
  return item.moments.flatMap(({ name, at, label: named }) =>
    named === label && (name === "labeled" || name === "unlabeled") ? [{ at, on: name === "labeled" }] : [],
  );
}

/** When the item carried a label (folded), from its creation up to `now`. */
export function traceLabel(item: PlainItem, label: string, now: number): Trace {
  const all = traceToggle(labelToggles(item, label), item.labels.includes(label), item.created);
  const spans = clipSpans(all, item.created, now);
  return { spans, isBeginningUnknown: !item.hasEvents && spans.length > 0 };
}

/** Those of some labels (folded) that the item carries at an instant. */
export function labelsAt(item: PlainItem, labels: readonly string[], at: number): string[] {
  return labels.filter((label) => {
    const later = labelToggles(item, label).find((toggle) => toggle.at >= at);
    return later === undefined ? item.labels.includes(label) : !later.on;
  });
}

/** When it carried one of several labels, as far as that is known. */
export function traceLabels(item: PlainItem, labels: readonly string[], now: number): Span[] {
  const traces = labels.map((label) => traceLabel(item, label, now));
  return joinSpans(traces.flatMap(({ spans, isBeginningUnknown }) => (isBeginningUnknown ? [] : spans)));
}
