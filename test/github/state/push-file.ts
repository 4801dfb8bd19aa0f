import type { User } from "./account.ts";
import { addCommit } from "./add-commit.ts";
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
  const kind = text === null ? "removed" : was ? "modified" : "added";
  const message = `${{ removed: "Delete", modified: "Update", added: "Create" }[kind]} ${path}`;
  const commit = addCommit(repository, { author: sender, message, changedPaths: [path], at: world.now() });
  const paths = { added: [], modified: [], removed: [], [kind]: [path] };
  announce(world, { event: "push", repository, sender, commit, ...paths });
}
