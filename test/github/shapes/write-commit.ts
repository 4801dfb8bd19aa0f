import { type Commit, fullName } from "../state/repository.ts";
import type { Site } from "./site.ts";
import { writeAccount } from "./write-account.ts";
import { writeTime } from "./write-time.ts";

/** A commit as the list of commits tells it: without its files. */
export function writeCommit(commit: Commit, site: Site): object {
  const { oid, author, committedAt, parent, repository } = commit;
  const name = fullName(repository);
  const url = `${site.apiUrl}/repos/${name}/commits/${oid}`;
  const login = author?.login ?? "nobody";
  const person = { name: login, email: `${login}@example.org`, date: writeTime(committedAt) };
  const account = author === null ? null : writeAccount(author, site);
  return {
    sha: oid,
    node_id: commit.id,
    commit: {
      author: person,
      committer: person,
      message: commit.message,
      url: `${site.apiUrl}/repos/${name}/git/commits/${oid}`,
      comment_count: 0,
    },
    url,
    html_url: `${site.webUrl}/${name}/commit/${oid}`,
    comments_url: `${url}/comments`,
    author: account,
    committer: account,
    parents:
      parent === null ? [] : [{ sha: parent.oid, url: `${site.apiUrl}/repos/${name}/commits/${parent.oid}` }],
  };
}
