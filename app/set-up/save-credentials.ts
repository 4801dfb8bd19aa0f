import { appendFileSync, chmodSync, existsSync, readFileSync } from "node:fs";
import { HostError } from "../host-error.ts";
import type { Credentials } from "./exchange-code.ts";

/** Only its owner may read it. */
const MODE = 0o600;

/**
 * Adds the App's credentials to `.env`. What stands there stays as it is, empty variables of the same names too: the
 * last one counts.
 *
 * @throws HostError when the file can't be written
 */
export function saveCredentials(file: string, { appId, privateKey, webhookSecret }: Credentials): void {
  const lines = [
    "# Written by Streamkeeper's set-up. Keep it to yourself.",
    `APP_ID=${appId}`,
    `PRIVATE_KEY=${quote(`${privateKey.trim()}\n`)}`,
    `WEBHOOK_SECRET=${quote(webhookSecret)}`,
  ];
  try {
    const before = existsSync(file) ? readFileSync(file, "utf8") : "";
    const gap = before === "" || before.endsWith("\n") ? "" : "\n";
    appendFileSync(file, `${gap}${lines.join("\n")}\n`, { mode: MODE });
    chmodSync(file, MODE);
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new HostError(
      `The App is made, but its keys could not be written to ${file} (${code}). Delete it on GitHub, see to it that the file can be written, and register it again.`,
    );
  }
}

/** One line; no key and no secret of GitHub's has a quote in it. */
const quote = (value: string): string => `"${value.replaceAll("\n", "\\n")}"`;
