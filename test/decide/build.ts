import { type CompiledMap, compileRules } from "../../shared/decide/compile-rules.ts";
import { decideStream } from "../../shared/decide/decide-stream.ts";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import { type Actor, toActor } from "../../shared/domain/actor.ts";
import type { Decision } from "../../shared/domain/decision.ts";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import type { EventName, TimelineEvent } from "../../shared/domain/timeline.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";

export const NOW = Date.parse("2026-06-15T09:00:00Z");
export const daysAgo = (days: number): number => NOW - days * 86_400_000;

/** An open issue that says nothing, without a history. */
export function issueOf(more: Partial<Issue> = {}): Issue {
  return {
    repo: "acme/shop",
    number: 7,
    title: "Something",
    body: "",
    open: true,
    isPullRequest: false,
    labels: [],
    author: toActor("alice", "user"),
    createdAt: daysAgo(1),
    closedAt: null,
    stateReason: null,
    milestone: null,
    type: null,
    parent: null,
    blockedBy: [],
    subIssues: [],
    events: null,
    commentsKnown: false,
    sticky: { kind: "absent" },
    board: null,
    relatives: [],
    ...more,
  };
}

/** A flow map from YAML without its version; throws what is wrong with it. */
export function flowMapOf(yaml: string): FlowMap {
  const { flowMap, diagnostics } = loadFlowMap(`version: 1\n${yaml}`, "flow-map.yml");
  if (flowMap === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return flowMap;
}

export const mapOf = (yaml: string): CompiledMap => compileRules(flowMapOf(yaml));

export const ALICE = toActor("alice", "user");
/** The login that the maps of the tests name under `automation`. */
export const BOT = toActor("streamkeeper[bot]");
export const AUTOMATION = 'automation: ["streamkeeper[bot]"]';

function event(name: EventName, actor: Actor | null, at: number, label: string | null = null): TimelineEvent {
  return { event: name, at, actor, label };
}

export const put = (label: string, actor: Actor | null, at: number): TimelineEvent =>
  event("labeled", actor, at, label);
export const took = (label: string, actor: Actor | null, at: number): TimelineEvent =>
  event("unlabeled", actor, at, label);
export const renamed = (at: number): TimelineEvent => event("renamed", ALICE, at);
export const edited = (at: number): TimelineEvent => event("edited", ALICE, at);
export const commented = (actor: Actor | null, at: number): TimelineEvent => event("commented", actor, at);

export const NO_NEIGHBOURS: Neighbours = { parent: null, blockers: [], subIssueStreams: [] };

export const neighboursOf = (more: Partial<Neighbours>): Neighbours => ({ ...NO_NEIGHBOURS, ...more });

/** A parent, number 3 of the same repository, that sits in a stream. */
export const parentIn = (stream: string | null): NonNullable<Neighbours["parent"]> => ({
  ref: { repo: null, number: 3, open: true },
  stream,
});

export const decide = (issue: Issue, map: CompiledMap, parent: Neighbours["parent"] = null): Decision =>
  decideStream(weighIssue(issue, map), parent, map);
