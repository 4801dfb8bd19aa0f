import { collectDefaultMetrics } from "prom-client";
import type { Clock } from "../../shared/github/clock.ts";
import { HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import { type OpenServer, openServer } from "../open-server.ts";
import { type Checks, checkReadiness, type Readiness } from "./check-readiness.ts";
import type { Figures } from "./figures.ts";
import { type Instruments, openInstruments } from "./instruments.ts";
import type { LetterBox } from "./letter-box.ts";
import type { Operating } from "./read-operating.ts";
import { serveOperations } from "./serve-operations.ts";
import { writeMetrics } from "./write-metrics.ts";

export interface OperationSettings {
  readonly operating: Operating;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What runs, as far as its operator asks about it. */
export interface OperatedParts {
  readonly checks: Checks;
  readonly figures: Figures;
  readonly letters: Pick<LetterBox, "list" | "replay">;
}

/** How the App tells whoever runs it how it is. */
export interface Operation {
  readonly instruments: Instruments;
  /** As seen from this machine; null = it listens nowhere. */
  readonly url: string | null;
  /** The App runs: from now on /readyz asks its checks. Before, it is alive but not ready. */
  begin(parts: OperatedParts): void;
  close(): Promise<void>;
}

const STARTING: Readiness = { ready: false, checks: { start: "The App is starting." } };
const NO_FIGURES: Figures = { queue: async () => [], budgets: async () => [], deadLetters: async () => 0 };

/**
 * Opens the operator's own door, before anything else, so that a start that waits for GitHub or the database is seen.
 *
 * @throws HostError when it can't listen
 */
export async function openOperation({
  operating,
  version,
  clock,
  log,
}: OperationSettings): Promise<Operation> {
  const instruments = openInstruments();
  collectDefaultMetrics({ register: instruments.registry });
  instruments.build.set({ version }, 1);
  let parts: OperatedParts | null = null;
  const listener = serveOperations({
    readiness: async () => (parts === null ? STARTING : await checkReadiness(parts.checks, clock)),
    metrics: () =>
      writeMetrics({ ...(parts ?? { checks: {}, figures: NO_FIGURES }), instruments, clock, log }),
    letters: () => parts && openLetterBox(parts),
    log,
  });
  const server = await open(operating, (port) =>
    openServer({ host: operating.operateHost, port, names: NAMES }, listener),
  );
  if (server !== null) tellWhere(server.url, operating, log);
  return {
    instruments,
    url: server?.url ?? null,
    begin: (running) => {
      parts = running;
    },
    close: async () => {
      await server?.close();
      instruments.registry.clear();
    },
  };
}

const openLetterBox = ({ letters, figures }: OperatedParts): LetterBox => ({
  list: (...page) => letters.list(...page),
  replay: (some) => letters.replay(some),
  count: figures.deadLetters,
});

/** Who asks the usual port would hear of somebody else. */
function tellWhere(url: string, { metricsPort }: Operating, log: Log): void {
  const isUsual = metricsPort === 0 || url.endsWith(`:${metricsPort}`);
  if (isUsual) log.info({ url }, "Health and metrics are here.");
  else
    log.warn(
      { url },
      `Port ${metricsPort} is taken: health and metrics are here. METRICS_PORT chooses another one.`,
    );
}

const NAMES = { host: "OPERATE_HOST", port: "METRICS_PORT" };

/** A second App on one machine finds the usual port taken: nobody chose it, so another one does as well. */
async function open(
  { metricsPort, isPortOurs }: Operating,
  listen: (port: number) => Promise<OpenServer>,
): Promise<OpenServer | null> {
  if (metricsPort === null) return null;
  try {
    return await listen(metricsPort);
  } catch (error) {
    if (!isPortOurs || !(error instanceof HostError)) throw error;
    return await listen(0);
  }
}
