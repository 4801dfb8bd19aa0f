import type { RepositoryName } from "../shared/domain/place.ts";
import type { GitHubTools } from "../shared/github/open-github.ts";
import type { SweepReason } from "../shared/reconcile/sweep.ts";
import { foldName } from "../shared/text/fold-name.ts";
import type { Log } from "./log.ts";
import type { Job, Queue } from "./queue.ts";
import type { Reach } from "./reach.ts";
import {
  type Claim,
  type IssuePlace,
  type Priority,
  purposeOf,
  type RepositoryPlace,
  type Target,
  type WakeUp,
  wakeSweep,
} from "./wake-up.ts";
import { type IssueWorkTools, isSameName, workOnIssue } from "./work-on-issue.ts";

export interface WorkerTools extends IssueWorkTools {
  /** The installation's tokens may do more or less now, or see other repositories: they are asked for anew. */
  readonly renewTokens: (installation: number) => Promise<void>;
  /** Looks at all open issues of a repository. */
  readonly sweep: (place: RepositoryPlace, reason: SweepReason) => Promise<void>;
  readonly queue: Pick<Queue, "add" | "bringBack">;
  /** Where nothing can be done. */
  readonly reach: Pick<Reach, "demand" | "explain" | "forget">;
  /** What a repository is called now. */
  readonly findName: (place: RepositoryPlace) => Promise<RepositoryName>;
  readonly log: Log;
}

/** Does the jobs of the queue. A job that could not be done rejects with a GitHubError, and is for the queue to retry. */
export class Worker {
  private readonly tools: WorkerTools;

  constructor(tools: WorkerTools) {
    this.tools = tools;
  }

  readonly run = async (job: Job): Promise<void> => {
    const { reach } = this.tools;
    try {
      await reach.demand(job.target);
      await this.perform(job);
    } catch (error) {
      throw await reach.explain(error, job.target);
    }
    reach.forget(job.target);
  };

  private async perform(job: Job): Promise<void> {
    const { target, priority } = job;
    const { installation } = target;
    const repository = "repo" in target ? { owner: target.owner, repo: target.repo } : null;
    const purpose = purposeOf(priority);
    const github = await this.tools.findTools({ installation, repository, purpose });
    switch (target.kind) {
      case "issue":
        return await this.workOn(target, job);
      case "board-item":
        return await this.passOn(target.installation, await github.related.findIssue(target.content), job);
      case "blocked-issues":
        return await this.wake(target, await github.related.listBlockedIssues(target), "related");
      case "sub-issues":
        return await this.wakeSubIssues(target, job, github);
      case "labels":
        return await this.wakeForLabels(target, job);
      case "sweep":
        return await this.sweep(target, job);
      case "installation":
        return await this.wakeInstallation(target, job, github);
    }
  }

  private async workOn(target: IssuePlace & Target, { claims, priority }: Job): Promise<void> {
    const { log, queue } = this.tools;
    const fields = { issue: `${target.owner}/${target.repo}#${target.number}` };
    const result = await workOnIssue({ place: target, claims, priority }, this.tools).catch(
      (error: unknown) => {
        // What we know of labels and board may be why.
        this.tools.desks.drop(target);
        throw error;
      },
    );
    if (result === null) return;
    if (result.kind === "renamed") return await this.goOn(target, result.name, { claims, priority });
    if (result.kind === "gone") {
      log.info(fields, "The issue is not there any more: nothing is done.");
      return;
    }
    const { planned, writes, streamChanged, heldBack, boardVisible } = result;
    const { outcome, stream, source } = planned.decision;
    log.info({ ...fields, outcome, stream, source, writes }, writes === 0 ? "All is right." : "Done.");
    if (heldBack) log.warn(fields, "No comment: 30 first comments in the last hour are enough.");
    if (!boardVisible) {
      this.tools.desks.drop(target);
      log.warn(fields, "The board cannot be read any more. Grant the App Projects: read and write.");
    }
    if (streamChanged && planned.issue.subIssues.length > 0) {
      await queue.add([{ target: { ...target, kind: "sub-issues" }, claims: [], priority: "related" }]);
    }
    if (planned.commentDueAt !== null) {
      await queue.add([wakeIssue(target, target.number, "event")], planned.commentDueAt);
    }
  }

  /** Under its new name, where all that wakes it from now on waits: two looks at once would each comment. */
  private async goOn(
    target: RepositoryPlace & Target,
    { owner, repo }: RepositoryName,
    { claims, priority }: Pick<Job, "claims" | "priority">,
  ): Promise<void> {
    const { log, queue, desks } = this.tools;
    desks.drop(target);
    const fields = { repository: `${target.owner}/${target.repo}`, now: `${owner}/${repo}` };
    log.info(fields, "The repository has another name: its work goes on there.");
    const there = { ...target, owner, repo } as Target;
    await queue.add([{ target: there, claims, priority }]);
  }

  /** A card's event names no repository: its claims go on to the issue that it stands for. */
  private async passOn(
    installation: number,
    name: { readonly owner: string; readonly repo: string; readonly number: number } | null,
    { claims, priority }: Job,
  ): Promise<void> {
    if (name === null) return;
    await this.tools.queue.add([{ target: { kind: "issue", installation, ...name }, claims, priority }]);
  }

  private async wake(
    { installation }: RepositoryPlace,
    names: readonly (RepositoryName & { readonly number: number })[],
    priority: Priority,
  ): Promise<void> {
    await this.tools.queue.add(
      names.map((name) => wakeIssue({ installation, ...name }, name.number, priority)),
    );
  }

  /** With a label's name only if the map says that it puts an issue into a stream. */
  private async wakeSubIssues(target: IssuePlace, { claims }: Job, github: GitHubTools): Promise<void> {
    if (!(await this.isAboutStreams(target, claims))) return;
    await this.wake(target, await github.related.listSubIssues(target), "related");
  }

  private async wakeForLabels(target: RepositoryPlace, { claims }: Job): Promise<void> {
    const desk = await this.tools.desks.find(target);
    const isKnown = namesOf(claims).some((name) => desk?.map.labels.known.has(foldName(name)) === true);
    if (isKnown) await this.tools.queue.add([wakeSweep(target, "map")]);
  }

  private async isAboutStreams(target: RepositoryPlace, claims: readonly Claim[]): Promise<boolean> {
    const names = namesOf(claims);
    if (names.length === 0) return true;
    const labels = (await this.tools.desks.find(target))?.map.labels;
    if (labels === undefined) return false;
    return names
      .map(foldName)
      .some((name) => labels.own.has(name) || labels.aliases.has(name) || name === labels.held);
  }

  private async sweep(target: RepositoryPlace & Target, job: Job): Promise<void> {
    const reason = reasonOf(job);
    // It may have been another replica that heard of new rights and repositories.
    if (reason === "backfill") await this.tools.renewTokens(target.installation);
    const name = await this.tools.findName(target);
    if (!isSameName(name, target)) return await this.goOn(target, name, job);
    await this.tools.sweep(target, reason);
  }

  private async wakeInstallation(
    { installation }: Extract<Target, { kind: "installation" }>,
    job: Job,
    github: GitHubTools,
  ): Promise<void> {
    const reason = reasonOf(job);
    if (reason === "backfill") await this.tools.renewTokens(installation);
    await this.tools.queue.bringBack(installation);
    for await (const { owner, repo } of github.related.listRepositories()) {
      await this.tools.queue.add([wakeSweep({ installation, owner, repo }, reason)]);
    }
  }
}

/** The one that expects the most differences first. */
const SWEEP_REASONS = ["backfill", "map", "failures", "nightly"] as const satisfies readonly SweepReason[];

/** Where there are several, the one that expects the most. */
const reasonOf = ({ claims }: Job): SweepReason => {
  const given = claims.flatMap((claim) => (claim.kind === "sweep-reason" ? claim.reason : []));
  return SWEEP_REASONS.find((reason) => given.includes(reason)) ?? "backfill";
};

function wakeIssue(
  { installation, owner, repo }: RepositoryPlace,
  number: number,
  priority: Priority,
): WakeUp {
  return { target: { kind: "issue", installation, owner, repo, number }, claims: [], priority };
}

const namesOf = (claims: readonly Claim[]): string[] =>
  claims.flatMap((claim) => (claim.kind === "label-names" ? claim.names : []));
