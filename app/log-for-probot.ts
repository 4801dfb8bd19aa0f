import type { Probot } from "probot";
import type { Log } from "./log.ts";

/** What Probot and Octokit call a log. */
export type ProbotLog = Probot["log"];

/**
 * Our log as Probot's. Only plain messages pass: beside them Probot logs whole events, request bodies and errors that
 * carry both. What it says at `debug` and `trace` is about those, and is left out.
 */
export function logForProbot(log: Log): ProbotLog {
  const say =
    (level: "info" | "warn" | "error") =>
    (...given: readonly unknown[]): void => {
      // A bare error comes from a handler of ours; who called Probot hears of it, too.
      const message = given.find((part) => typeof part === "string");
      if (message !== undefined) log[level]({ from: "probot" }, message);
    };
  const nothing = (): void => {};
  const adapter = {
    level: "info",
    child: () => adapter,
    trace: nothing,
    debug: nothing,
    info: say("info"),
    warn: say("warn"),
    error: say("error"),
    fatal: say("error"),
  };
  return adapter as unknown as ProbotLog;
}
