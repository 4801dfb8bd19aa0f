import type { CompiledMap } from "../shared/decide/compile-rules.ts";
import { tiedStreams } from "../shared/decide/tied-streams.ts";
import type { DecisionSource, Outcome } from "../shared/domain/decision.ts";
import type { CheckName } from "../shared/domain/finding.ts";
import type { Change } from "../shared/domain/plan.ts";
import type { PlannedIssue } from "../shared/domain/planned-issue.ts";

/** What `plan --json` sums up. */
export interface PlanTotals {
  issues: number;
  mapped: number;
  tie: number;
  unmapped: number;
  ignored: number;
  changes: number;
}

export interface StreamCount {
  open: number;
  closed: number;
  readonly sources: Map<DecisionSource, number>;
}

/** An open issue that a table names. */
export interface NamedIssue {
  readonly repo: string | null;
  readonly number: number;
  readonly title: string;
}

export interface Tie extends NamedIssue {
  /** The streams that tie. */
  readonly streams: readonly string[];
}

/** How many are kept by name, for each kind; the rest is counted. */
const MOST_NAMED = 10;

/** Adds up a plan, issue by issue; memory does not grow with the backlog. */
export class PlanSummary {
  readonly totals: PlanTotals = { issues: 0, mapped: 0, tie: 0, unmapped: 0, ignored: 0, changes: 0 };
  readonly byStream = new Map<string, StreamCount>();
  readonly byOutcome = new Map<Outcome, { open: number; closed: number }>();
  readonly findings = new Map<CheckName, { count: number; first: NamedIssue[] }>();
  readonly changes = new Map<string, number>();
  readonly ties: Tie[] = [];
  readonly repos = new Set<string | null>();
  open = 0;
  openTies = 0;
  private readonly map: CompiledMap;

  constructor(map: CompiledMap) {
    this.map = map;
  }

  add({ issue, decision, findings, changes }: PlannedIssue): void {
    const { outcome, stream, source } = decision;
    const state = issue.open ? "open" : "closed";
    const named = { repo: issue.repo, number: issue.number, title: issue.title };
    this.totals.issues += 1;
    this.totals[outcome] += 1;
    this.totals.changes += changes.length;
    this.repos.add(issue.repo);
    if (issue.open) this.open += 1;
    const byOutcome = getOrSet(this.byOutcome, outcome, () => ({ open: 0, closed: 0 }));
    byOutcome[state] += 1;
    if (stream !== null && source !== null) {
      const entry = getOrSet(this.byStream, stream, () => ({ open: 0, closed: 0, sources: new Map() }));
      entry[state] += 1;
      entry.sources.set(source, (entry.sources.get(source) ?? 0) + 1);
    }
    for (const { check } of findings) {
      const entry = getOrSet(this.findings, check, () => ({ count: 0, first: [] }));
      entry.count += 1;
      if (entry.first.length < MOST_NAMED) entry.first.push(named);
    }
    for (const change of changes)
      this.changes.set(nameChange(change), (this.changes.get(nameChange(change)) ?? 0) + 1);
    if (outcome === "tie" && issue.open) this.addTie(named, decision);
  }

  private addTie(named: NamedIssue, { contested, candidates }: PlannedIssue["decision"]): void {
    this.openTies += 1;
    const streams = contested.length > 0 ? contested : tiedStreams(candidates, this.map);
    if (this.ties.length < MOST_NAMED) this.ties.push({ ...named, streams });
  }
}

function nameChange(change: Change): string {
  return change.kind === "comment" ? `comment:${change.action}` : change.kind;
}

function getOrSet<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const created = create();
  map.set(key, created);
  return created;
}
