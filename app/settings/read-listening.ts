import { type Environment, isSet } from "./environment.ts";
import { readAddress } from "./read-address.ts";

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where the App listens, how the world reaches it, and how much it says. */
export interface Listening {
  /** 0 = any free one. */
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end; null when not told. */
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
}

const MOST_PORT = 65_535;

export function readListening(environment: Environment, problems: string[]): Listening {
  return {
    port: readPort(environment, problems),
    host: readHost(environment, problems),
    publicUrl: readPublicUrl(environment, problems),
    logLevel: readLogLevel(environment, problems),
  };
}

function readPort(environment: Environment, problems: string[]): number {
  const written = isSet(environment, "PORT") ? (environment.PORT ?? "") : "3000";
  const port = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
  if (port <= MOST_PORT) return port;
  problems.push(`PORT is no port. Write a number from 0 to ${MOST_PORT}; 0 takes any free one.`);
  return 0;
}

function readHost(environment: Environment, problems: string[]): string {
  const host = isSet(environment, "HOST") ? (environment.HOST ?? "") : "localhost";
  if (/^[\w.:-]+$/.test(host)) return host;
  problems.push("HOST is no host name or address. Write localhost, or 0.0.0.0 in a container.");
  return "localhost";
}

function readPublicUrl(environment: Environment, problems: string[]): string | null {
  if (!isSet(environment, "PUBLIC_URL")) return null;
  const address = readAddress(environment.PUBLIC_URL ?? "");
  if (address === null) {
    problems.push(
      "PUBLIC_URL is no http or https address. Write the one under which GitHub reaches this App, such as https://streamkeeper.example.com.",
    );
  }
  return address;
}

function readLogLevel(environment: Environment, problems: string[]): LogLevel {
  const written = isSet(environment, "LOG_LEVEL") ? environment.LOG_LEVEL : "info";
  const level = LOG_LEVELS.find((name) => name === written);
  if (level === undefined) problems.push(`LOG_LEVEL is none of ${LOG_LEVELS.join(", ")}.`);
  return level ?? "info";
}
