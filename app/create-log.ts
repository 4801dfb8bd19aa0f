import { escapeTerminal } from "../shared/text/escape-terminal.ts";
import type { Log, LogFields } from "./log.ts";
import type { Environment } from "./settings/environment.ts";
import { LOG_LEVELS, type LogLevel } from "./settings/read-listening.ts";

export type LogFormat = "json" | "readable";

/** One JSON object a line for machines: in production, and wherever LOG_FORMAT says so. */
export const readLogFormat = ({ LOG_FORMAT, NODE_ENV }: Environment): LogFormat =>
  LOG_FORMAT === "json" || (NODE_ENV === "production" && LOG_FORMAT !== "pretty") ? "json" : "readable";

export interface LogSettings {
  /** Lines less important than this are left out. */
  readonly level: LogLevel;
  readonly format: LogFormat;
  readonly now: () => number;
  /** Takes a line with its end. */
  readonly write: (line: string) => void;
}

type Level = keyof Log;

/** The App's log. Whatever a line says, it stays one line and harmless on a terminal. */
export function createLog({ level: least, format, now, write }: LogSettings): Log {
  const print = format === "json" ? printJson : printReadable;
  const say =
    (level: Level) =>
    (fields: LogFields, message: string): void => {
      if (LOG_LEVELS.indexOf(level) > LOG_LEVELS.indexOf(least) || least === "silent") return;
      write(`${print(level, new Date(now()).toISOString(), message, fields)}\n`);
    };
  return { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
}

const printJson = (level: Level, time: string, message: string, fields: LogFields): string =>
  JSON.stringify({ level, time, msg: message, ...fields });

function printReadable(level: Level, time: string, message: string, fields: LogFields): string {
  const parts = Object.entries(fields).map(([name, value]) => `${name}=${printValue(value)}`);
  const head = `${time.slice(11, 19)} ${level.toUpperCase().padEnd(5)} ${message}`;
  return escapeTerminal([head, ...parts].join("  "));
}

const printValue = (value: LogFields[string]): string =>
  typeof value === "string" && /[\s"=]/.test(value) ? JSON.stringify(value) : String(value);
