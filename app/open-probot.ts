import { Probot, ProbotOctokit } from "probot";
import { fetchInTime } from "../shared/github/fetch-in-time.ts";
import type { Log } from "./log.ts";
import { logForProbot } from "./log-for-probot.ts";
import type { AppSettings } from "./settings.ts";

/**
 * Probot with our settings and none of its own: nothing is read from the environment, no default secret, no Redis, and
 * no request is ever repeated, since the queue repeats what failed.
 */
export async function openProbot(settings: AppSettings, log: Log): Promise<Probot> {
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    // Never used, as deliveries are verified before they come here; unset it would be one that everybody knows.
    secret: settings.secrets[0]!,
    baseUrl: settings.github.rest,
    log: logForProbot(log),
    request: { fetch: fetchInTime },
    Octokit: neverRepeat(settings.github.rest),
  });
  return await probot.ready();
}

type OctokitClass = typeof ProbotOctokit;

interface Authentication {
  readonly request?: { defaults(settings: { readonly baseUrl: string }): unknown };
}

/** As a function, since Probot's own settings would replace plain ones. */
const neverRepeat = (baseUrl: string): OctokitClass =>
  ProbotOctokit.defaults((options: Record<string, unknown>) => ({
    ...options,
    retry: { enabled: false },
    throttle: {
      ...(options.throttle as object | undefined),
      onRateLimit: () => false,
      onSecondaryRateLimit: () => false,
    },
    auth: askTokensOf(options.auth as Authentication | undefined, baseUrl),
  }));

/** Probot asks github.com for tokens, whatever server it is told. */
function askTokensOf(auth: Authentication | undefined, baseUrl: string): object | undefined {
  return auth?.request === undefined ? auth : { ...auth, request: auth.request.defaults({ baseUrl }) };
}
