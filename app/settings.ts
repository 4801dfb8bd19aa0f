import { type Operating, readOperating } from "./operate/read-operating.ts";
import { type Environment, isSet } from "./settings/environment.ts";
import { type ApiAddresses, readApiAddresses } from "./settings/read-api-addresses.ts";
import { type Listening, readListening } from "./settings/read-listening.ts";
import { readPrivateKey } from "./settings/read-private-key.ts";
import { readSecrets } from "./settings/read-secrets.ts";
import { readSweepHour } from "./settings/read-sweep-hour.ts";
import type { StorePlace } from "./store/open-store.ts";
import { readStorePlace } from "./store/read-store-place.ts";

/** What the App needs whether it has credentials or not. */
export interface HostSettings extends Listening {
  readonly github: ApiAddresses;
  /** Where what waits is kept. */
  readonly store: StorePlace;
  readonly operating: Operating;
  /** From which hour of the day on, UTC, all repositories are swept; null = never. */
  readonly sweepHour: number | null;
}

export interface AppSettings extends HostSettings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** The webhook secret, then the former one during a rotation. */
  readonly secrets: readonly string[];
}

/** Ready to run; to be set up, since there are no credentials at all; or what is missing or wrong, all of it. */
export type SettingsReading =
  | { readonly kind: "ready"; readonly settings: AppSettings }
  | { readonly kind: "set-up"; readonly settings: HostSettings }
  | { readonly kind: "invalid"; readonly problems: readonly string[] };

const CREDENTIALS = [
  "APP_ID",
  "PRIVATE_KEY",
  "PRIVATE_KEY_PATH",
  "WEBHOOK_SECRET",
  "WEBHOOK_SECRET_PREVIOUS",
];

export interface SettingsSources {
  /** `process.env` */
  readonly environment: Environment;
  /** Where relative paths begin. */
  readonly folder: string;
  /** Reads the file that PRIVATE_KEY_PATH names; may throw. */
  readonly readFile: (path: string) => string;
}

/**
 * Reads the App's settings. An empty variable counts as one that is not set. A problem is one sentence that names the
 * variable and says what is valid; it never holds a key or a secret.
 */
export function readSettings({ environment, folder, readFile }: SettingsSources): SettingsReading {
  const problems: string[] = [];
  const listening = readListening(environment, problems);
  const host: HostSettings = {
    ...listening,
    github: readApiAddresses(environment, problems),
    store: readStorePlace(environment, folder, problems),
    operating: readOperating(environment, listening.port, problems),
    sweepHour: readSweepHour(environment, problems),
  };
  const isNew =
    environment.NODE_ENV !== "production" && !CREDENTIALS.some((name) => isSet(environment, name));
  if (isNew) return problems.length > 0 ? { kind: "invalid", problems } : { kind: "set-up", settings: host };
  const settings: AppSettings = {
    ...host,
    appId: readAppId(environment, problems),
    privateKey: readPrivateKey(environment, readFile, problems),
    secrets: readSecrets(environment, problems),
  };
  return problems.length > 0 ? { kind: "invalid", problems } : { kind: "ready", settings };
}

function readAppId({ APP_ID: id = "" }: Environment, problems: string[]): number {
  if (/^[1-9]\d{0,14}$/.test(id)) return Number(id);
  problems.push(
    id === ""
      ? "APP_ID is not set. It is the number that the App's settings page on GitHub shows as App ID."
      : "APP_ID is no number. The App's settings page on GitHub shows it as App ID; the client ID is another one.",
  );
  return 0;
}
