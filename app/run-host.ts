import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SYSTEM_CLOCK } from "../shared/github/system-clock.ts";
import { createLog, readLogFormat } from "./create-log.ts";
import { describeError } from "./describe-error.ts";
import { HostError } from "./host-error.ts";
import type { Log } from "./log.ts";
import { openOperation } from "./operate/open-operation.ts";
import { readVersion } from "./operate/read-version.ts";
import { readEnvironment } from "./read-environment.ts";
import { setUpApp } from "./set-up/set-up-app.ts";
import type { Environment } from "./settings/environment.ts";
import { type AppSettings, type HostSettings, readSettings, type SettingsReading } from "./settings.ts";
import { type CreateWorker, startApp } from "./start-app.ts";
import { stopCleanly } from "./stop-cleanly.ts";
import { openHostStore } from "./store/open-host-store.ts";

const ENV_FILE = ".env";

export interface HostParts {
  readonly process: NodeJS.Process;
  /** Where `.env` may be. */
  readonly folder: string;
  readonly createWorker: CreateWorker;
}

/**
 * The App as a process, from settings to its end. Without credentials it sets itself up first. What its operator has to
 * repair ends it with exit code 1.
 */
export async function runHost({ process, folder, createWorker }: HostParts): Promise<void> {
  const envFile = join(folder, ENV_FILE);
  const { environment, reading } = readHostSettings(process.env, folder);
  if (reading.kind === "invalid") return refuse(process, reading.problems);
  const log = openLog(process, environment, reading.settings);
  let running = { stop: async (): Promise<number> => 0 };
  stopCleanly({ stop: () => running.stop(), process, clock: SYSTEM_CLOCK, log });
  process.on("uncaughtException", (error) => {
    log.error(describeError(error), "Streamkeeper broke down: a mistake of ours.");
    process.exit(1);
  });
  const settle = async (): Promise<AppSettings> => {
    if (reading.kind === "ready") return reading.settings;
    const organization = environment.GH_ORG ?? "";
    const setUp = await setUpApp({ settings: reading.settings, organization, envFile, log });
    running = { stop: () => setUp.close().then(() => 0) };
    await setUp.done;
    return { ...readSavedSettings(process.env, folder), port: setUp.port };
  };
  try {
    running = await startOperated(await settle(), createWorker, log);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    log.error({}, error.message);
    process.exit(1);
  }
}

/** Its operator sees it from the beginning, and until what is kept is safe. */
async function startOperated(
  settings: AppSettings,
  createWorker: CreateWorker,
  log: Log,
): Promise<{ stop(): Promise<number> }> {
  const clock = SYSTEM_CLOCK;
  const version = readVersion();
  const operation = await openOperation({ operating: settings.operating, version, clock, log });
  const steady = (): number => performance.now();
  const openStore = () => openHostStore(settings.store, log);
  const app = await startApp({ settings, openStore, operation, version, createWorker, clock, steady, log });
  const stop = async (): Promise<number> => {
    const left = await app.stop();
    await operation.close();
    return left;
  };
  return { stop };
}

function readHostSettings(
  real: Environment,
  folder: string,
): { readonly environment: Environment; readonly reading: SettingsReading } {
  const envFile = join(folder, ENV_FILE);
  let text: string | null;
  try {
    text = existsSync(envFile) ? readFileSync(envFile, "utf8") : null;
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    return { environment: real, reading: { kind: "invalid", problems: [`.env cannot be read (${code}).`] } };
  }
  const environment = readEnvironment(real, text);
  const readFile = (path: string): string => readFileSync(path, "utf8");
  return { environment, reading: readSettings({ environment, folder, readFile }) };
}

function readSavedSettings(real: Environment, folder: string): AppSettings {
  const { reading } = readHostSettings(real, folder);
  if (reading.kind === "ready") return reading.settings;
  const problems = reading.kind === "invalid" ? reading.problems.join(" ") : "";
  throw new HostError(`The keys in ${ENV_FILE} are not whole. ${problems}`.trim());
}

function refuse(process: NodeJS.Process, problems: readonly string[]): void {
  process.stderr.write(problems.map((problem) => `${problem}\n`).join(""));
  process.exitCode = 1;
}

const openLog = (process: NodeJS.Process, environment: Environment, settings: HostSettings): Log =>
  createLog({
    level: settings.logLevel,
    format: readLogFormat(environment),
    now: SYSTEM_CLOCK.now,
    write: (line) => process.stdout.write(line),
  });
