import { GitHubError } from "../shared/domain/github-error.ts";
import { HostError } from "./host-error.ts";
import type { LogFields } from "./log.ts";

/** Places in our code; enough to find the mistake. */
const MOST_FRAMES = 4;

/**
 * What may be logged of an error: what kind it is and where it came from. Its message only where it is our own: others
 * repeat requests and payloads in theirs, and carry them as properties.
 */
export function describeError(error: unknown): LogFields {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  if (error instanceof GitHubError) return { error: error.message, kind: error.kind };
  if (error instanceof HostError) return { error: error.message };
  if (!(error instanceof Error)) return { error: `a thrown ${typeof error}` };
  const { code, status } = error as { code?: unknown; status?: unknown };
  return {
    error: error.name,
    ...(typeof code === "string" && /^[\w-]{1,50}$/.test(code) && { code }),
    ...(typeof status === "number" && { status }),
    ...readFrames(error),
  };
}

/** A stack begins with the message, which may look like anything. */
function readFrames({ stack = "", message }: Error): LogFields {
  const start = stack.indexOf(message);
  const frames = (start < 0 ? "" : stack.slice(start + message.length))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .slice(0, MOST_FRAMES);
  return frames.length === 0 ? {} : { at: frames.join(" < ") };
}
