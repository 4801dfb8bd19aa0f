import type { Account } from "../state/account.ts";
import type { Site } from "./site.ts";

/** REST and webhooks show an App's identity with "[bot]" behind its name. */
export const restLogin = (account: Account): string =>
  account.__typename === "Bot" ? `${account.login}[bot]` : account.login;

/** A `simple-user`. */
export function writeAccount(account: Account, { apiUrl, webUrl }: Site): object {
  const login = restLogin(account);
  const isBot = account.__typename === "Bot";
  return {
    login,
    id: account.databaseId,
    node_id: account.id,
    avatar_url: `${webUrl}/avatars/u/${account.databaseId}`,
    gravatar_id: "",
    url: `${apiUrl}/users/${encodeURIComponent(login)}`,
    html_url: isBot ? `${webUrl}/apps/${account.login}` : `${webUrl}/${account.login}`,
    type: account.__typename,
    user_view_type: "public",
    site_admin: false,
  };
}

/** The `organization` of a webhook. */
export function writeOrganization(account: Account, { apiUrl, webUrl }: Site): object {
  return {
    login: account.login,
    id: account.databaseId,
    node_id: account.id,
    url: `${apiUrl}/orgs/${account.login}`,
    avatar_url: `${webUrl}/avatars/u/${account.databaseId}`,
    description: null,
  };
}
