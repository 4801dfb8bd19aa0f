import { fullName } from "../state/repository.ts";
import type { Session } from "./session.ts";

/** What a token was narrowed to when it was asked for, in one line for tests to read; null = it was not. */
export function describeNarrowing(session: Session): string | null {
  if (session.kind !== "installation" || session.isWorkflow) return null;
  const { repositories, permissions } = session;
  if (repositories === null && permissions === null) return null;
  const places = repositories === null ? ["*"] : [...repositories].map(fullName).sort();
  const rights = permissions === null ? ["*"] : Object.entries(permissions).map((right) => right.join(" "));
  return `${places.join(", ")}: ${rights.sort().join(", ")}`;
}
