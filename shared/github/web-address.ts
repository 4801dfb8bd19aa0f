const GITHUB_API = "https://api.github.com";

/**
 * Where people see what the REST API at this address serves, without a slash at the end.
 *
 * @param api "https://api.github.com", "https://HOST/api/v3" of an Enterprise Server, "https://api.NAME.ghe.com", or a
 *   server that is both
 */
export function toWebAddress(api: string): string {
  if (api === GITHUB_API) return "https://github.com";
  return api.replace(/\/api\/v3$/, "").replace(/^(https:\/\/)api\.([\w-]+\.ghe\.com)$/, "$1$2");
}

/** Where people read the flow map of a repository ("owner/name"), on its default branch; null for no repository. */
export function openMapAddress(api: string): (repo: string | null) => string | null {
  const web = toWebAddress(api);
  return (repo) => (repo === null ? null : `${web}/${repo}/blob/HEAD/.github/flow-map.yml`);
}
