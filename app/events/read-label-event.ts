import type { EventReader } from "./delivery.ts";
import { isRecord, readRepository, readText } from "./payload.ts";

/**
 * A label of the repository itself. GitHub tells no issue that a label on it was renamed or went, so all of them are
 * looked at, if the map knows the label: the claim keeps its names, the former one too.
 */
export const readLabelEvent: EventReader = ({ action, payload, installation }) => {
  if (action === "created") return "A new label is on no issue yet.";
  if (action !== "edited" && action !== "deleted") return "The event is none that changes an issue's labels.";
  const repository = readRepository(payload.repository, installation);
  const name = isRecord(payload.label) ? readText(payload.label.name) : null;
  if (repository === null || name === null) return "The event names no label of a repository.";
  const formerName = readFormerName(payload.changes);
  if (action === "edited" && formerName === null) return "The label kept its name.";
  const names = formerName === null ? [name] : [formerName, name];
  const target = { kind: "labels", ...repository } as const;
  return [{ target, claims: [{ kind: "label-names", names }], priority: "background" }];
};

function readFormerName(changes: unknown): string | null {
  return isRecord(changes) && isRecord(changes.name) ? readText(changes.name.from) : null;
}
