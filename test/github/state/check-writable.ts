import { Refusal } from "./refusal.ts";
import type { Repository } from "./repository.ts";

/** Refuses what would change an archived repository. */
export function checkWritable(repository: Repository): void {
  if (repository.isArchived) throw new Refusal("FORBIDDEN", "Repository was archived so is read-only.");
}
