import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import { foldName } from "../../../shared/text/fold-name.ts";
import type { PlainActor } from "./plain-row.ts";
import type { PlainItem } from "./read-plain-item.ts";
import { labelsAt } from "./trace-label.ts";
import type { PlainLife } from "./trace-life.ts";

/** A label that means a stream. */
interface StreamLabel {
  readonly label: string;
  readonly stream: string;
}

/**
 * The streams an item counts in, in map order; none = "no stream". What is in the backlog counts as of `now`; what left,
 * by the stream labels that it carried then, events of that second included.
 *
 * @param decided the stream of its decision as of `now`
 */
export function placeItem(
  item: PlainItem,
  life: PlainLife,
  flowMap: FlowMap,
  settings: { now: number; automation: readonly string[]; decided: string | null },
): string[] {
  const { now, automation, decided } = settings;
  const own = flowMap.streams.map((stream) => ({
    label: foldName(stream.label),
    stream: livingOf(stream.id, flowMap),
  }));
  const aliases = flowMap.streams.flatMap((stream) =>
    stream.aliases.map((label) => ({ label: foldName(label), stream: livingOf(stream.id, flowMap) })),
  );
  const on = (labels: readonly StreamLabel[], at: number) =>
    labels.filter(({ label }) => labelsAt(item, [label], at).length > 0);
  const byPeople = (at: number) =>
    on(own, at).filter(({ label }) => !isByAutomation(item, label, at, automation));
  const first = (...choices: readonly (readonly StreamLabel[])[]) =>
    inMapOrder(choices.find((labels) => labels.length > 0) ?? [], flowMap);

  const leaving = life.left === null ? null : Math.min(endOfSecond(life.left.at), now);
  const then = leaving === null ? [] : first(byPeople(leaving), on(aliases, leaving), on(own, leaving));
  if (then.length > 0) return then;
  const today = first(byPeople(now), on(aliases, now));
  if (today.length > 0) return today;
  return decided === null ? [] : [livingOf(decided, flowMap)];
}

/** The first instant that is later than all of its second. */
const endOfSecond = (at: number): number => Math.floor(at / 1000) * 1000 + 1000;

function livingOf(id: string, flowMap: FlowMap): string {
  return flowMap.streams.find((stream) => stream.id === id)?.successor ?? id;
}

function inMapOrder(labels: readonly StreamLabel[], flowMap: FlowMap): string[] {
  return flowMap.streams.map(({ id }) => id).filter((id) => labels.some(({ stream }) => stream === id));
}

/** Whether the label was last put there by automation; without an event a person put it. */
function isByAutomation(item: PlainItem, label: string, at: number, automation: readonly string[]): boolean {
  const puts = item.moments.filter(
    (moment) => moment.name === "labeled" && moment.label === label && moment.at < at,
  );
  const last = puts.at(-1);
  return last !== undefined && isAutomation(last.actor, automation);
}

export function isAutomation(actor: PlainActor, automation: readonly string[]): boolean {
  if (typeof actor === "object" && actor?.is_bot === false) return false;
  const login = loginOf(actor);
  return login !== "" && automation.some((name) => loginOf(name) === login);
}

/** GitHub writes the same bot with `[bot]`, with `app/` and bare. */
export function loginOf(actor: PlainActor): string {
  const login = typeof actor === "object" ? (actor?.login ?? "") : actor;
  return login
    .trim()
    .toLowerCase()
    .replace(/^app\//, "")
    .replace(/\[bot\]$/, "");
}

export function isBot(actor: PlainActor): boolean {
  const login = (typeof actor === "object" ? (actor?.login ?? "") : actor).trim().toLowerCase();
  return (
    login.endsWith("[bot]") ||
    login.startsWith("app/") ||
    (typeof actor === "object" && actor?.is_bot === true)
  );
}
