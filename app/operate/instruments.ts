import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { CLOSURES } from "../out-of-reach-error.ts";
import { DELIVERY_OUTCOMES } from "./delivery-outcome.ts";
import { FAILURE_REASONS } from "./failure-reason.ts";
import { FIGURE_NAMES } from "./figures.ts";
import { ROUND_OUTCOMES } from "./round-outcome.ts";
import { SWEEP_OUTCOMES, SWEEP_REASONS } from "./sweep-outcome.ts";

/** Seconds: GitHub wants its answer within 10 s, and has it in milliseconds. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Seconds: a look at an issue takes one or two requests; one at a whole repository takes minutes. */
const JOB_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
/** Seconds: a small repository takes some; thousands of issues wait for the next hour's points. */
const SWEEP_BUCKETS = [1, 5, 10, 30, 60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200];

/** The registry, and what is measured into it. Labels name no repository and no person: at most an installation. */
export type Instruments = ReturnType<typeof openInstruments>;

/** A registry of its own for each App. Whatever has known label values is there from the start, with 0. */
export function openInstruments() {
  const registry = new Registry();
  const instruments = {
    registry,
    ...openCounters(registry),
    ...openNetCounters(registry),
    ...openGauges(registry),
    ...openTimes(registry),
  };
  for (const outcome of DELIVERY_OUTCOMES) instruments.deliveries.inc({ outcome }, 0);
  for (const reason of FAILURE_REASONS) instruments.jobFailures.inc({ reason }, 0);
  for (const closure of CLOSURES) instruments.jobsOutOfReach.inc({ closure }, 0);
  for (const figure of FIGURE_NAMES) instruments.figureFailures.inc({ figure }, 0);
  for (const outcome of ROUND_OUTCOMES) instruments.redeliveryRounds.inc({ outcome }, 0);
  for (const reason of SWEEP_REASONS) {
    for (const outcome of SWEEP_OUTCOMES) instruments.sweeps.inc({ reason, outcome }, 0);
    instruments.sweptIssues.inc({ reason }, 0);
    instruments.sweptChanges.inc({ reason }, 0);
  }
  return instruments;
}

function openCounters(registry: Registry) {
  const registers = [registry];
  return {
    deliveries: new Counter({
      name: "streamkeeper_deliveries_total",
      help: "Requests on the webhook path, by what became of them.",
      labelNames: ["outcome"],
      registers,
    }),
    jobFailures: new Counter({
      name: "streamkeeper_job_failures_total",
      help: "Jobs that failed, by reason; most are tried again.",
      labelNames: ["reason"],
      registers,
    }),
    jobsGivenUp: new Counter({
      name: "streamkeeper_jobs_given_up_total",
      help: "Jobs that were given up: each became a dead letter.",
      registers,
    }),
    jobsOutOfReach: new Counter({
      name: "streamkeeper_jobs_out_of_reach_total",
      help: "Jobs that ended undone, or were set aside, since nothing can be done at their place, by why.",
      labelNames: ["closure"],
      registers,
    }),
    repairs: new Counter({
      name: "streamkeeper_repairs_total",
      help: "Issues that a sweep put right although no event had told of them: events were lost.",
      registers,
    }),
    clockJumps: new Counter({
      name: "streamkeeper_clock_jumps_total",
      help: "Times that the machine's clock jumped.",
      registers,
    }),
    figureFailures: new Counter({
      name: "streamkeeper_figure_failures_total",
      help: "Figures that could not be read for /metrics, by figure.",
      labelNames: ["figure"],
      registers,
    }),
  };
}

/** What the safety nets do. */
function openNetCounters(registry: Registry) {
  const registers = [registry];
  return {
    redeliveryRounds: new Counter({
      name: "streamkeeper_redelivery_rounds_total",
      help: "Looks at GitHub's list of failed deliveries, by how they ended.",
      labelNames: ["outcome"],
      registers,
    }),
    redeliveries: new Counter({
      name: "streamkeeper_redeliveries_total",
      help: "Failed deliveries that GitHub was asked to send again.",
      registers,
    }),
    failureSweeps: new Counter({
      name: "streamkeeper_failure_sweeps_total",
      help: "Sweeps that were asked for because deliveries had failed for good.",
      registers,
    }),
    sweeps: new Counter({
      name: "streamkeeper_sweeps_total",
      help: "Runs of sweeps, by why the sweep was made and how the run ended.",
      labelNames: ["reason", "outcome"],
      registers,
    }),
    sweptIssues: new Counter({
      name: "streamkeeper_swept_issues_total",
      help: "Issues that sweeps looked at, by reason; told when a sweep is done.",
      labelNames: ["reason"],
      registers,
    }),
    sweptChanges: new Counter({
      name: "streamkeeper_swept_changes_total",
      help: "Issues that sweeps changed, by reason; told when a sweep is done.",
      labelNames: ["reason"],
      registers,
    }),
  };
}

function openGauges(registry: Registry) {
  const registers = [registry];
  return {
    build: new Gauge({
      name: "streamkeeper_build_info",
      help: "Always 1; the version that runs.",
      labelNames: ["version"],
      registers,
    }),
    ready: new Gauge({
      name: "streamkeeper_ready",
      help: "Whether a check of /readyz passes, by check.",
      labelNames: ["check"],
      registers,
    }),
    queueDepth: new Gauge({
      name: "streamkeeper_queue_depth",
      help: "Jobs that wait, those to be tried again too, by installation; none = no series.",
      labelNames: ["installation"],
      registers,
    }),
    queueOldestAge: new Gauge({
      name: "streamkeeper_queue_oldest_age_seconds",
      help: "How long the oldest job that is due has waited, by installation; none = no series.",
      labelNames: ["installation"],
      registers,
    }),
    deadLetters: new Gauge({
      name: "streamkeeper_dead_letters",
      help: "Jobs that were given up and not replayed yet.",
      registers,
    }),
    pointsRemaining: new Gauge({
      name: "streamkeeper_github_points_remaining",
      help: "What GitHub still grants in this hour, by installation and resource.",
      labelNames: ["installation", "resource"],
      registers,
    }),
    pointsLimit: new Gauge({
      name: "streamkeeper_github_points_limit",
      help: "What GitHub grants in an hour, by installation and resource.",
      labelNames: ["installation", "resource"],
      registers,
    }),
    pause: new Gauge({
      name: "streamkeeper_github_pause_seconds",
      help: "How long an installation's queue still sleeps because GitHub asked for it; awake = no series.",
      labelNames: ["installation"],
      registers,
    }),
  };
}

function openTimes(registry: Registry) {
  const registers = [registry];
  return {
    answerTimes: new Histogram({
      name: "streamkeeper_delivery_duration_seconds",
      help: "From a delivery's headers to the end of its answer.",
      buckets: ANSWER_BUCKETS,
      registers,
    }),
    jobTimes: new Histogram({
      name: "streamkeeper_job_duration_seconds",
      help: "How long a job ran, by what it looked at and how it ended.",
      labelNames: ["kind", "outcome"],
      buckets: JOB_BUCKETS,
      registers,
    }),
    sweepTimes: new Histogram({
      name: "streamkeeper_sweep_duration_seconds",
      help: "From a sweep's begin to its end, its waits for GitHub's limits too, by reason.",
      labelNames: ["reason"],
      buckets: SWEEP_BUCKETS,
      registers,
    }),
  };
}
