import { randomUUID } from "node:crypto";
import type { Probot } from "probot";
import type { Actor } from "../shared/domain/actor.ts";
import type { Clock } from "../shared/github/clock.ts";
import { receiveDelivery, registerWakeUps } from "./app.ts";
import { BudgetGates } from "./budget-gates.ts";
import { describeError } from "./describe-error.ts";
import type { Stopping } from "./duty.ts";
import type { HostStore, OpenedQueue } from "./host-store.ts";
import { InstallationClients } from "./installation-clients.ts";
import { KeyRefusedError, KeyWatch } from "./key-watch.ts";
import type { ListingClient } from "./list-installations.ts";
import type { Log } from "./log.ts";
import { nameTarget } from "./name-target.ts";
import { openProbot } from "./open-probot.ts";
import { openServer } from "./open-server.ts";
import { openCredentialsCheck } from "./operate/check-credentials.ts";
import { countFailure } from "./operate/count-failure.ts";
import type { Instruments } from "./operate/instruments.ts";
import { measureDeliveries } from "./operate/measure-deliveries.ts";
import { measureJobs } from "./operate/measure-jobs.ts";
import type { Operation } from "./operate/open-operation.ts";
import { watchClock } from "./operate/watch-clock.ts";
import { OutOfReachError } from "./out-of-reach-error.ts";
import type { Job, JobFailure, Queue } from "./queue.ts";
import { type AppClient, readOwnIdentity } from "./read-own-identity.ts";
import { countsAsAttempt, fateOf, retryWait } from "./retry-wait.ts";
import { spreadSafetyNets } from "./safety-nets.ts";
import { serveWebhooks } from "./serve-webhooks.ts";
import type { AppSettings } from "./settings.ts";

/** What the worker is made of. */
export interface HostTools {
  readonly clients: InstallationClients;
  /** What each installation may ask of GitHub. */
  readonly gates: BudgetGates;
  /** The identity that our App acts as. */
  readonly own: Actor;
  readonly settings: AppSettings;
  readonly store: HostStore;
  readonly instruments: Instruments;
  /** Of Streamkeeper. */
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted = what takes long is to break off where it can go on later. */
  readonly stopping: AbortSignal;
  /** For further wake-ups. */
  readonly queue: Pick<Queue, "add" | "bringBack">;
}

/** Makes what does the queue's jobs. */
export type CreateWorker = (tools: HostTools) => { run(job: Job): Promise<void> };

export interface AppParts {
  readonly settings: AppSettings;
  /** Called once GitHub has told who we are, so that what is wrong with the keys is told first. */
  readonly openStore: () => Promise<HostStore>;
  readonly operation: Operation;
  readonly version: string;
  readonly createWorker: CreateWorker;
  readonly clock: Clock;
  /** Milliseconds from any start, never set back. */
  readonly steady: () => number;
  readonly log: Log;
}

export interface RunningApp {
  /** As seen from this machine. */
  readonly url: string;
  readonly queue: Queue;
  /** Takes no more deliveries and ends what is under way; resolves to how many targets were left waiting. */
  stop(): Promise<number>;
}

/** Jobs wait for GitHub nearly all the time. */
const CONCURRENCY = 20;
/** A person who sets three labels in a row is answered at once, and once more. */
const SPACING_MS = 2000;

/**
 * Starts the App. It listens once it knows from GitHub who it is.
 *
 * @throws HostError when GitHub refuses its credentials, or it can't listen
 */
export async function startApp(parts: AppParts): Promise<RunningApp> {
  const { settings, operation, version, clock, steady, log } = parts;
  const probot = await openProbot(settings, log);
  const app = (await probot.auth()) as unknown as AppClient & ListingClient;
  const own = await readOwnIdentity(app, clock, log);
  const store = await parts.openStore();
  const gates = openGates(store, parts);
  const key = new KeyWatch(() => clock.now(), log);
  const queue = openQueue(store, parts, { gates, key, run: (job) => worker.run(job) });
  const ending = new AbortController();
  const clients = openClients(probot, parts, key);
  const tools = { stopping: ending.signal, clients, gates, own, queue };
  const { instruments } = operation;
  const worker = parts.createWorker({ ...tools, instruments, settings, store, version, clock, log });
  await queue.start();
  registerWakeUps(probot, { queue, own, log });
  const server = await openServer(settings, measureDeliveries(listen(parts, probot), instruments, steady));
  log.info({ url: server.url, app: own.login, github: settings.github.rest }, "Streamkeeper listens.");
  const nets = spreadSafetyNets({ ...parts, store, client: app, own, queue, instruments });
  const unwatch = watchClock({ clock, steady, instruments, log });
  operation.begin({
    checks: { database: store.check, credentials: openCredentialsCheck(app, clock, key) },
    figures: {
      queue: () => store.readQueue(),
      budgets: async () => gates.list(),
      deadLetters: () => store.countDeadLetters(),
    },
    letters: store.deadLetters,
  });
  return { url: server.url, queue, stop: () => stop({ ending, queue, nets, server, unwatch, store }) };
}

interface RunningParts {
  readonly ending: AbortController;
  readonly queue: OpenedQueue;
  readonly nets: Stopping;
  readonly server: { close(): Promise<void> };
  readonly unwatch: () => void;
  readonly store: HostStore;
}

async function stop({ ending, queue, nets, server, unwatch, store }: RunningParts): Promise<number> {
  ending.abort();
  unwatch();
  // No job starts any more, while the last deliveries still come in.
  await Promise.all([queue.stop(), nets.stop(), server.close()]);
  const left = await queue.stop();
  await store.close();
  return left;
}

const openClients = (probot: Probot, { settings, clock }: AppParts, key: KeyWatch): InstallationClients =>
  new InstallationClients(probot, { baseUrl: settings.github.rest, now: () => clock.now(), key });

const openGates = (store: HostStore, { clock, log }: AppParts): BudgetGates =>
  new BudgetGates({
    clock,
    replica: randomUUID(),
    keeperFor: (installation) => store.keeperFor(installation),
    onTrouble: (error) => log.warn(describeError(error), "The budget cannot be stored; it is counted here."),
  });

interface QueueParts {
  readonly gates: BudgetGates;
  readonly key: KeyWatch;
  readonly run: (job: Job) => Promise<void>;
}

function openQueue(
  store: HostStore,
  { operation, clock, steady, log }: AppParts,
  { gates, key, run }: QueueParts,
): OpenedQueue {
  const { instruments } = operation;
  return store.openQueue({
    run: measureJobs(run, instruments, steady),
    concurrency: CONCURRENCY,
    spacingMs: SPACING_MS,
    clock,
    retryWait: (attempt, error) => retryWait(attempt, error, clock.now()),
    countsAsAttempt,
    fateOf,
    pausedUntil: (installation) => key.pausedUntil ?? gates.asleepUntil(installation),
    onFailure: (failure) => {
      countFailure(failure, instruments);
      logFailure(failure, log);
    },
  });
}

const listen = ({ settings, log }: AppParts, probot: Probot) =>
  serveWebhooks({
    secrets: settings.secrets,
    receive: (delivery) => receiveDelivery(probot, delivery, log),
    log,
  });

function logFailure({ job, error, retryAt }: JobFailure, log: Log): void {
  const fields = { target: nameTarget(job.target), attempt: job.attempt, ...describeError(error) };
  // Told once for all of them.
  if (error instanceof OutOfReachError || error instanceof KeyRefusedError) log.debug(fields, "Not done.");
  else if (retryAt === null) log.error(fields, "Given up.");
  else log.warn({ ...fields, again: new Date(retryAt).toISOString() }, "It failed; it will be tried again.");
}
