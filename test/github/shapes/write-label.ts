import type { Label } from "../state/label.ts";
import { fullName } from "../state/repository.ts";
import type { Site } from "./site.ts";

export const writeLabel = (label: Label, { apiUrl }: Site): object => ({
  id: label.databaseId,
  node_id: label.id,
  url: `${apiUrl}/repos/${fullName(label.repository)}/labels/${encodeURIComponent(label.name)}`,
  name: label.name,
  color: label.color,
  default: false,
  description: label.description,
});
