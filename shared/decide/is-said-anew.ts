import type { SaidSetting, StreamSetting } from "../domain/setting.ts";
import type { LabelEvent } from "./list-label-events.ts";

/** What people said of an issue's stream, as far as GitHub keeps it. */
export interface KnownWords {
  /** The oldest first. */
  readonly labels: readonly LabelEvent[];
  /** By commands that were followed before. */
  readonly followed: readonly SaidSetting[];
}

/**
 * Whether a person said something else since: by a label, or by a command that was followed. GitHub's instants are whole
 * seconds: what was said in the same one is not later.
 */
export function isSaidAnew({ setting, at }: SaidSetting, { labels, followed }: KnownWords): boolean {
  return (
    labels.some((label) => label.byPerson && label.at > at && !agrees(label, setting)) ||
    followed.some((command) => command.at > at)
  );
}

/** Who takes another stream's label off, or puts this one's, does by hand what we are late with. */
function agrees({ isPut, stream }: LabelEvent, setting: StreamSetting): boolean {
  if (stream === null) return !isPut && setting.kind === "auto";
  if (setting.kind === "stream") return isPut === (setting.id === stream);
  return setting.kind === "none" && !isPut;
}
