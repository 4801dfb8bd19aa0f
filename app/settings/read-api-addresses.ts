import { type Environment, isSet } from "./environment.ts";
import { readAddress } from "./read-address.ts";

/** Where GitHub's APIs are, without a slash at the end. */
export interface ApiAddresses {
  readonly rest: string;
  readonly graphql: string;
}

const GITHUB = "https://api.github.com";
const ENTERPRISE_PATH = "/api/v3";

/** From GITHUB_API_URL, or GHE_HOST with GHE_PROTOCOL; without both it is github.com. */
export function readApiAddresses(environment: Environment, problems: string[]): ApiAddresses {
  const byHost = readHost(environment, problems);
  const byUrl = readUrl(environment, problems);
  if (byHost !== null && byUrl !== null && byHost !== byUrl) {
    problems.push("GITHUB_API_URL and GHE_HOST name different servers. Keep one of them.");
  }
  const rest = byUrl ?? byHost ?? GITHUB;
  const isEnterprise = rest.endsWith(ENTERPRISE_PATH);
  const base = isEnterprise ? rest.slice(0, -ENTERPRISE_PATH.length) : rest;
  return { rest, graphql: isEnterprise ? `${base}/api/graphql` : `${base}/graphql` };
}

function readUrl(environment: Environment, problems: string[]): string | null {
  if (!isSet(environment, "GITHUB_API_URL")) return null;
  const address = readAddress(environment.GITHUB_API_URL ?? "");
  if (address === null) {
    problems.push(
      `GITHUB_API_URL is no http or https address. Write ${GITHUB}, or https://HOST${ENTERPRISE_PATH} for an Enterprise Server.`,
    );
  }
  return address;
}

function readHost(environment: Environment, problems: string[]): string | null {
  if (!isSet(environment, "GHE_HOST")) return null;
  const { GHE_HOST: host = "", GHE_PROTOCOL: protocol } = environment;
  const scheme = isSet(environment, "GHE_PROTOCOL") ? protocol : "https";
  if (scheme !== "http" && scheme !== "https") {
    problems.push("GHE_PROTOCOL is neither http nor https.");
    return null;
  }
  const address = /[/@\s]/.test(host) ? null : readAddress(`${scheme}://${host}`);
  if (address === null) {
    problems.push(
      "GHE_HOST is no host. Write its name alone, such as github.example.com, with a port if need be.",
    );
    return null;
  }
  return `${address}${ENTERPRISE_PATH}`;
}
