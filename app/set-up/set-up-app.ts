import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../log.ts";
import { type OpenServer, openServer } from "../open-server.ts";
import { WEBHOOK_PATH } from "../serve-webhooks.ts";
import type { HostSettings } from "../settings.ts";
import { saveCredentials } from "./save-credentials.ts";
import { serveSetUp } from "./serve-set-up.ts";

export interface SetUpSettings {
  readonly settings: HostSettings;
  /** Whose App it will be unless the person says otherwise; "" = the person's own. */
  readonly organization: string;
  /** Where the keys go. */
  readonly envFile: string;
  readonly log: Log;
}

export interface SetUp {
  readonly port: number;
  /** Resolves once the keys are in the file. The page is closed then. */
  readonly done: Promise<void>;
  close(): Promise<void>;
}

const APP_YML = join(import.meta.dirname, "../../app.yml");
const NEEDS_ADDRESS =
  "GitHub needs a public address to send webhooks to: start with PUBLIC_URL=https://... or give it on the page. Without one the App can be registered, but hears nothing.";
const NEEDS_WEBHOOK = `The App's webhook is switched off. In its settings on GitHub, give it the public address with ${WEBHOOK_PATH} at the end and the WEBHOOK_SECRET of .env, and switch it on.`;

/** Opens the page that leads to a GitHub App. Throws a HostError when it can't listen. */
export async function setUpApp({ settings, organization, envFile, log }: SetUpSettings): Promise<SetUp> {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const server: OpenServer = await openServer(
    settings,
    serveSetUp({
      rest: settings.github.rest,
      publicUrl: settings.publicUrl,
      organization,
      appYml: readFileSync(APP_YML, "utf8"),
      isLocal: /^(?:localhost|127[\d.]*|::1)$/.test(settings.host),
      save: (credentials) => saveCredentials(envFile, credentials),
      onDone: (hasWebhook) => {
        log.info({}, "The App's keys are in .env.");
        if (!hasWebhook) log.warn({}, NEEDS_WEBHOOK);
        void server.close().then(resolve);
      },
    }),
  );
  log.info({ url: server.url }, "Streamkeeper has no GitHub App yet. Open this page to make one.");
  if (settings.publicUrl === null) log.warn({}, NEEDS_ADDRESS);
  return { port: server.port, done, close: server.close };
}
