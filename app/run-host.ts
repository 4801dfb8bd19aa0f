import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SYSTEM_CLOCK } from "../shared/github/system-clock.ts";
import { createLog, readLogFormat } from "./create-log.ts";
import { describeError } from "./describe-error.ts";
import { HostError } from "./host-error.ts";
import type { Log } from "./log.ts";
import { readEnvironment } from "./read-environment.ts";
import { setUpApp } from "./set-up/set-up-app.ts";
import type { Environment } from "./settings/environment.ts";
import { type AppSettings, type HostSettings, readSettings, type SettingsReading } from "./settings.ts";
import { type CreateWorker, startApp } from "./start-app.ts";
import { stopCleanly } from "./stop-cleanly.ts";

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
  const envFile = join(folder, ".env");
  const { environment, reading } = readHostSettings(process.env, envFile);
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
    return { ...readSavedSettings(process.env, envFile), port: setUp.port };
  };
  try {
    running = await startApp({ settings: await settle(), createWorker, clock: SYSTEM_CLOCK, log });
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    log.error({}, error.message);
    process.exit(1);
  }
}

function readHostSettings(
  real: Environment,
  envFile: string,
): { readonly environment: Environment; readonly reading: SettingsReading } {
  let text: string | null;
  try {
    text = existsSync(envFile) ? readFileSync(envFile, "utf8") : null;
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    return { environment: real, reading: { kind: "invalid", problems: [`.env cannot be read (${code}).`] } };
  }
  const environment = readEnvironment(real, text);
  return { environment, reading: readSettings(environment, (path) => readFileSync(path, "utf8")) };
}

function readSavedSettings(real: Environment, envFile: string): AppSettings {
  const { reading } = readHostSettings(real, envFile);
  if (reading.kind === "ready") return reading.settings;
  const problems = reading.kind === "invalid" ? reading.problems.join(" ") : "";
  throw new HostError(`The keys in ${envFile} are not whole. ${problems}`.trim());
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
