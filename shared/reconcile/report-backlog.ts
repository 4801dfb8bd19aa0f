import type { CompiledMap } from "../decide/compile-rules.ts";
import { isAutomation } from "../decide/is-automation.ts";
import { type Issue, issueKey } from "../domain/issue.ts";
import type { PlannedIssue } from "../domain/planned-issue.ts";
import { type FigureContext, openFigureContext } from "../metrics/figure-context.ts";
import { figureHealth } from "../metrics/figure-health.ts";
import { finishItems } from "../metrics/finish-items.ts";
import type { HealthReport } from "../metrics/health-report.ts";
import { type IssueHistory, openHistory } from "../metrics/issue-history.ts";
import { type ObservedItem, observeItem } from "../metrics/observe-item.ts";
import { readStatuses } from "../metrics/read-statuses.ts";
import type { OpenPeriods } from "../metrics/resolve-blocks.ts";
import { LabelDriftList } from "./list-label-drift.ts";
import { OverrideList } from "./list-overrides.ts";
import { type BacklogSource, planBacklog } from "./plan-backlog.ts";
import { ReportNotes } from "./report-notes.ts";

export interface ReportSettings {
  /** Milliseconds. */
  readonly now: number;
  readonly weeks: number;
  /** Closed issues that were neither created nor closed since were not read; not told = all were. */
  readonly readSince?: number;
  readonly kind: "backlog" | "github";
  /** What was left out in reading, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * The health of a backlog as of `now`: each issue is wound back to that instant, decided, and reduced to what the
 * figures need, so that no text is kept.
 */
export async function reportBacklog(
  source: BacklogSource,
  map: CompiledMap,
  { now, weeks, readSince, kind, notes }: ReportSettings,
): Promise<HealthReport> {
  const context = openFigureContext(map.flowMap, {
    now,
    weeks,
    ...(readSince === undefined ? {} : { readSince }),
    isAutomation: (actor) => isAutomation(actor, map.automation),
    labels: map.labels,
  });
  const past = new PastBacklog(source, context);
  const seen = new ReportNotes();
  const periods = new Map<string, OpenPeriods>();
  const observed: ObservedItem[] = [];
  const overrides = new OverrideList(map);
  const drift = new LabelDriftList(map);
  const settings = { now, occasion: "sweep", mapUrl: () => null } as const;
  for await (const planned of planBacklog(past, map, settings)) {
    const history = past.historyOf(planned.issue);
    const { repo, number, createdAt } = planned.issue;
    periods.set(issueKey(repo, number), { createdAt: createdAt ?? 0, changes: history.openness });
    if (planned.decision.outcome === "ignored") {
      seen.addIgnored(planned.issue);
      continue;
    }
    seen.add(history);
    overrides.add(planned);
    const item = observe(planned, history, context);
    if (item.stays.at(-1)?.to === null) drift.add(planned);
    observed.push(item);
  }
  const items = finishItems(observed, (key) => periods.get(key), context);
  return figureHealth(items, context, {
    kind,
    commentsKnown: past.commentsKnown,
    statusHistory: past.statusHistory,
    notes: [...notes, ...seen.list(items, past.unborn)],
    labelDrift: drift.list(),
    holds: overrides.holds,
    overrides: overrides.list(),
  });
}

function observe(
  { decision, findings }: PlannedIssue,
  history: IssueHistory,
  context: FigureContext,
): ObservedItem {
  const names = [...new Set(findings.map(({ check }) => check))];
  return observeItem(history, { stream: decision.stream, findings: names }, context);
}

/** A backlog wound back to `now`. */
class PastBacklog implements BacklogSource {
  private readonly source: BacklogSource;
  private readonly context: FigureContext;
  private readonly histories = new WeakMap<Issue, IssueHistory>();
  /** Issues that did not exist yet, as of the last whole reading. */
  unborn = 0;
  /** The data tell of comments at all. */
  commentsKnown = false;
  /** They tell of statuses on the map's board, up to `now`. */
  statusHistory = false;

  constructor(source: BacklogSource, context: FigureContext) {
    this.source = source;
    this.context = context;
  }

  async *connected(): AsyncGenerator<Issue> {
    yield* this.rewind(this.source.connected());
  }

  async *issues(commentsKnown: boolean): AsyncGenerator<Issue> {
    this.unborn = 0;
    yield* this.rewind(this.source.issues(commentsKnown));
  }

  /** @param issue one that was read from here */
  historyOf(issue: Issue): IssueHistory {
    return this.histories.get(issue)!;
  }

  private async *rewind(issues: AsyncIterable<Issue>): AsyncGenerator<Issue> {
    for await (const issue of issues) {
      this.commentsKnown ||= issue.commentsKnown;
      const history = openHistory(issue, this.context);
      if (history === null) {
        this.unborn += 1;
        continue;
      }
      this.statusHistory ||= hasStatuses(history, this.context);
      this.histories.set(history.issue, history);
      yield history.issue;
    }
  }
}

const hasStatuses = ({ past }: IssueHistory, context: FigureContext): boolean =>
  readStatuses(past, context).length > 0;
