import { createHash } from "node:crypto";
import type { Happening } from "../state/happening.ts";

/** A push of one commit to the default branch. */
export function writePush(it: Extract<Happening, { readonly event: "push" }>): object {
  const { repository, sender, added, modified, removed } = it;
  const files = [...repository.files].flat().join("\0");
  const id = createHash("sha1").update(files).digest("hex");
  const person = { name: sender.login, email: `${sender.login}@example.org`, username: sender.login };
  const commit = { id, message: "Change files", author: person, committer: person, added, modified, removed };
  return {
    ref: `refs/heads/${repository.defaultBranch}`,
    before: createHash("sha1").update(`before ${files}`).digest("hex"),
    after: id,
    created: false,
    deleted: false,
    forced: false,
    base_ref: null,
    commits: [commit],
    head_commit: commit,
    pusher: { name: sender.login, email: person.email },
  };
}
