import { EVENT_NAMES, type EventName, type TimelineEvent } from "../domain/timeline.ts";
import { isObject } from "./is-object.ts";
import { readActor } from "./read-actor.ts";
import { readInstantField } from "./read-instant-field.ts";
import { readList } from "./read-list.ts";
import { readName } from "./read-name.ts";
import { readRef } from "./read-refs.ts";
import type { RowProblems } from "./row-problems.ts";

const KNOWN: ReadonlySet<string> = new Set(EVENT_NAMES);
const isKnown = (name: string): name is EventName => KNOWN.has(name);

/** An issue's history in the order of the file, without the events that Streamkeeper does not read; null = no history. */
export function readEvents(value: unknown, problems: RowProblems): TimelineEvent[] | null {
  return readList(value, "events", problems, (entry, field) => readEvent(entry, field, problems));
}

function readEvent(entry: unknown, field: string, problems: RowProblems): TimelineEvent | null {
  if (!isObject(entry)) {
    problems.add(field, "an object with event, at and actor", entry);
    return null;
  }
  const event = entry.event;
  if (typeof event !== "string") {
    problems.add(`${field}.event`, "an event's name, such as labeled", event);
    return null;
  }
  if (!isKnown(event)) return null;
  const at = readInstantField(entry.at, `${field}.at`, true, problems);
  const actor = readActor(entry.actor, `${field}.actor`, problems);
  const isLabelling = event === "labeled" || event === "unlabeled";
  const label = isLabelling ? readName(entry.label) : null;
  if (isLabelling && label === null) {
    problems.add(`${field}.label`, "a label's name, or an object with it as name", entry.label);
  }
  const more = readMore(event, entry, field, problems);
  return at === null ? null : { event, at, actor, label, ...more };
}

type More = Pick<TimelineEvent, "blocker" | "from" | "to" | "stateReason">;

/** What only some kinds of events tell. */
function readMore(
  event: EventName,
  entry: Readonly<Record<string, unknown>>,
  field: string,
  problems: RowProblems,
): More {
  switch (event) {
    case "blocked_by_added":
    case "blocked_by_removed": {
      const blocker = entry.blocker == null ? null : readRef(entry.blocker, `${field}.blocker`, problems);
      return blocker === null ? {} : { blocker: { ...blocker, closedAt: null } };
    }
    case "renamed":
    case "project_v2_item_status_changed":
      return { ...readText("from", entry, field, problems), ...readText("to", entry, field, problems) };
    case "closed":
      return readText("stateReason", entry, field, problems);
    default:
      return {};
  }
}

/** A text that may be missing; "" is the same as absent. */
function readText(
  key: "from" | "to" | "stateReason",
  entry: Readonly<Record<string, unknown>>,
  field: string,
  problems: RowProblems,
): More {
  const text = entry[key] ?? "";
  if (typeof text !== "string") {
    problems.add(`${field}.${key}`, "a text", text);
    return {};
  }
  return text === "" ? {} : { [key]: text };
}
