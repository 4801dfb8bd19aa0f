import type { Probot } from "probot";
import type { Actor } from "../shared/domain/actor.ts";
import type { Clock } from "../shared/github/clock.ts";
import { receiveDelivery, registerWakeUps } from "./app.ts";
import { describeError } from "./describe-error.ts";
import { InstallationClients } from "./installation-clients.ts";
import type { Log } from "./log.ts";
import { MemoryQueue } from "./memory-queue.ts";
import { nameTarget } from "./name-target.ts";
import { openProbot } from "./open-probot.ts";
import { openServer } from "./open-server.ts";
import type { Job, JobFailure, Queue } from "./queue.ts";
import { type AppClient, readOwnIdentity } from "./read-own-identity.ts";
import { countsAsAttempt, retryWait } from "./retry-wait.ts";
import { serveWebhooks } from "./serve-webhooks.ts";
import type { AppSettings } from "./settings.ts";

/** What the worker is made of. */
export interface HostTools {
  readonly probot: Probot;
  readonly clients: InstallationClients;
  /** The identity that our App acts as. */
  readonly own: Actor;
  readonly settings: AppSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** For further wake-ups. */
  readonly queue: Pick<Queue, "add">;
}

/** Makes what does the queue's jobs. */
export type CreateWorker = (tools: HostTools) => { run(job: Job): Promise<void> };

export interface AppParts {
  readonly settings: AppSettings;
  readonly createWorker: CreateWorker;
  readonly clock: Clock;
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
export async function startApp({ settings, createWorker, clock, log }: AppParts): Promise<RunningApp> {
  const probot = await openProbot(settings, log);
  const own = await readOwnIdentity((await probot.auth()) as unknown as AppClient, clock, log);
  const queue = new MemoryQueue({
    run: (job) => worker.run(job),
    concurrency: CONCURRENCY,
    spacingMs: SPACING_MS,
    clock,
    retryWait: (attempt, error) => retryWait(attempt, error, clock.now()),
    countsAsAttempt,
    onFailure: (failure) => logFailure(failure, log),
  });
  const clients = new InstallationClients(probot, clock.now);
  const worker = createWorker({ probot, clients, own, settings, clock, log, queue });
  registerWakeUps(probot, { queue, own, log });
  const server = await openServer(
    settings,
    serveWebhooks({
      secrets: settings.secrets,
      receive: (delivery) => receiveDelivery(probot, delivery, log),
      log,
    }),
  );
  log.info({ url: server.url, app: own.login, github: settings.github.rest }, "Streamkeeper listens.");
  const stop = async (): Promise<number> => {
    // No job starts any more, while the last deliveries still come in.
    await Promise.all([queue.stop(), server.close()]);
    return await queue.stop();
  };
  return { url: server.url, queue, stop };
}

function logFailure({ job, error, retryAt }: JobFailure, log: Log): void {
  const fields = { target: nameTarget(job.target), attempt: job.attempt, ...describeError(error) };
  if (retryAt === null) log.error(fields, "Given up.");
  else log.warn({ ...fields, again: new Date(retryAt).toISOString() }, "It failed; it will be tried again.");
}
