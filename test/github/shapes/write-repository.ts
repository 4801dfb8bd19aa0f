import { fullName, type Repository } from "../state/repository.ts";
import type { Site } from "./site.ts";
import { writeAccount } from "./write-account.ts";
import { writeTime } from "./write-time.ts";

/** What GitHub tells of every repository and nobody here has. */
const UNUSED = {
  homepage: null,
  language: null,
  license: null,
  topics: [],
  custom_properties: {},
  size: 0,
  stargazers_count: 0,
  watchers_count: 0,
  watchers: 0,
  forks_count: 0,
  forks: 0,
  is_template: false,
  web_commit_signoff_required: false,
  has_downloads: false,
  has_wiki: false,
  has_pages: false,
};

export function writeRepository(repository: Repository, site: Site): object {
  const name = fullName(repository);
  const { apiUrl, webUrl } = site;
  return {
    id: repository.databaseId,
    node_id: repository.id,
    name: repository.name,
    full_name: name,
    private: repository.isPrivate,
    visibility: repository.isPrivate ? "private" : "public",
    owner: writeAccount(repository.owner, site),
    html_url: `${webUrl}/${name}`,
    url: `${apiUrl}/repos/${name}`,
    issues_url: `${apiUrl}/repos/${name}/issues{/number}`,
    labels_url: `${apiUrl}/repos/${name}/labels{/name}`,
    description: null,
    fork: false,
    archived: repository.isArchived,
    disabled: false,
    has_issues: repository.hasIssues,
    has_projects: true,
    ...UNUSED,
    default_branch: repository.defaultBranch,
    created_at: writeTime(repository.createdAt),
    updated_at: writeTime(repository.createdAt),
    pushed_at: writeTime(repository.commits.at(-1)?.committedAt ?? repository.createdAt),
  };
}

/** The short form that installation events carry. */
export const writeShortRepository = (repository: Repository): object => ({
  id: repository.databaseId,
  node_id: repository.id,
  name: repository.name,
  full_name: fullName(repository),
  private: repository.isPrivate,
});
