import { sign } from "node:crypto";

export interface AppKeys {
  /** Of the REST API. */
  readonly url: string;
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
}

/** A token of the App's only installation, as a workflow would get it for the command line. */
export async function fetchAppToken(keys: AppKeys): Promise<string> {
  const jwt = signJwt(keys, Math.floor(Date.now() / 1000));
  const [installation] = await ask<{ id: number }[]>(keys, jwt, "GET", "/app/installations");
  const path = `/app/installations/${installation?.id}/access_tokens`;
  return (await ask<{ token: string }>(keys, jwt, "POST", path)).token;
}

async function ask<T>({ url }: AppKeys, jwt: string, method: string, path: string): Promise<T> {
  const headers = { authorization: `Bearer ${jwt}`, accept: "application/vnd.github+json" };
  const answer = await fetch(url + path, { method, headers });
  if (!answer.ok) throw new Error(`The fake GitHub answers ${method} ${path} with status ${answer.status}`);
  return (await answer.json()) as T;
}

/** @param now seconds since 1970 */
function signJwt({ appId, privateKey }: AppKeys, now: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iat: now - 30, exp: now + 300, iss: appId })}`;
  return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
}
