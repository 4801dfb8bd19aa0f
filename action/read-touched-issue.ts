import { type Actor, toActor } from "../shared/domain/actor.ts";
import { UserError } from "./user-error.ts";

/** What woke a workflow. */
interface WorkflowEvent {
  readonly eventName: string;
  readonly payload: { readonly issue?: unknown; readonly sender?: unknown };
}

/** The issue that an event is about, and who touched it. All else is read from GitHub. */
export interface TouchedIssue {
  readonly number: number;
  /** Null = the event does not say. */
  readonly by: Actor | null;
}

/**
 * Null = the workflow was woken by something else than an issue.
 *
 * @throws UserError when it is an event about issues that names none
 */
export function readTouchedIssue({ eventName, payload }: WorkflowEvent): TouchedIssue | null {
  if (eventName !== "issues") return null;
  const { number } = toRecord(payload.issue);
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1) {
    throw new UserError(
      "The event names no issue. A runner writes the event into the file that GITHUB_EVENT_PATH names; a stand-in for one has to, too.",
    );
  }
  return { number, by: readSender(toRecord(payload.sender)) };
}

const KINDS = { User: "user", Bot: "bot" } as const;

function readSender({ login, type }: Record<string, unknown>): Actor | null {
  if (typeof login !== "string") return null;
  const kind = KINDS[type as keyof typeof KINDS] ?? "unknown";
  return { login: toActor(login).login, kind };
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
