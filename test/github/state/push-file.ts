import type { User } from "./account.ts";
import type { Repository } from "./repository.ts";
import { announce, type World } from "./world.ts";

/** Writes a file of the default branch (null deletes it) and tells it as a push of one commit. */
export function pushFile(
  world: World,
  sender: User,
  repository: Repository,
  path: string,
  text: string | null,
): void {
  const was = repository.files.has(path);
  if (text === null) repository.files.delete(path);
  else repository.files.set(path, text);
  announce(world, {
    event: "push",
    repository,
    sender,
    added: text !== null && !was ? [path] : [],
    modified: text !== null && was ? [path] : [],
    removed: text === null ? [path] : [],
  });
}
