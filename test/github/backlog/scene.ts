import { findIssue, findRepository } from "../state/find-thing.ts";
import type { Issue } from "../state/issue.ts";
import type { Project } from "../state/project.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../state/world.ts";
import type { Ref } from "./backlog-row.ts";
import type { Cast } from "./cast.ts";

/** Where rows are read into. */
export interface Scene {
  readonly world: World;
  readonly repository: Repository;
  readonly cast: Cast;
  board: Project | null;
}

/** Who cannot be found, here or in the named repository, is null. */
export function findRef({ world, repository }: Scene, ref: Ref): Issue | null {
  if (typeof ref === "number") return findIssue(world, repository, ref);
  const name = ref.repo || /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/issues\//.exec(ref.url ?? "")?.[1];
  const [owner = "", repo = ""] = (name ?? "").split("/");
  const place = name === undefined ? repository : findRepository(world, owner, repo);
  return place === null ? null : findIssue(world, place, ref.number);
}
