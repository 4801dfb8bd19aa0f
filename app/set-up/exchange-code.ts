import { randomBytes } from "node:crypto";
import { fetchInTime } from "../../shared/github/fetch-in-time.ts";
import { isRecord } from "../events/payload.ts";
import { HostError } from "../host-error.ts";

export interface Credentials {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
}

export interface NewApp {
  readonly credentials: Credentials;
  /** The App's public page on GitHub. */
  readonly url: string;
}

/**
 * Asks GitHub for the keys of the App that it just made; it gives them out once.
 *
 * @param rest address of the REST API
 * @throws HostError when it does not give them
 */
export async function exchangeCode(code: string, rest: string): Promise<NewApp> {
  const answer = await fetchInTime(`${rest}/app-manifests/${encodeURIComponent(code)}/conversions`, {
    method: "POST",
    headers: { accept: "application/vnd.github+json", "user-agent": "streamkeeper" },
  }).catch(() => null);
  if (answer === null) throw new HostError("GitHub cannot be reached. Load this page again.");
  if (answer.status !== 201) {
    throw new HostError(
      `GitHub does not give out the App's keys (${answer.status}): it does so once, within an hour. Delete the App on GitHub if it is there, and register it again.`,
    );
  }
  const app = readApp(await answer.json().catch(() => null));
  if (app === null) throw new HostError("GitHub's answer lacks the App's keys. Make new ones on its page.");
  return app;
}

function readApp(data: unknown): NewApp | null {
  if (!isRecord(data)) return null;
  const { id, pem, webhook_secret: secret, html_url: url } = data;
  if (typeof id !== "number" || typeof pem !== "string") return null;
  if (typeof url !== "string" || !/^https?:/.test(url)) return null;
  // An App without a webhook has no secret yet; the person then gives it this one.
  const webhookSecret =
    typeof secret === "string" && secret !== "" ? secret : randomBytes(32).toString("hex");
  return { credentials: { appId: id, privateKey: pem, webhookSecret }, url };
}
