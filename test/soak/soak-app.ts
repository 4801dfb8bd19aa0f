import { findFreePort } from "../demo/find-free-port.ts";
import { AppRunner } from "./app-runner.ts";
import { openSoakDoor, type SoakDoor } from "./soak-door.ts";
import type { SoakPlace } from "./soak-place.ts";
import { SECRET, type SoakWorld } from "./soak-world.ts";

/** One App process of a test, with its own door to GitHub. */
export interface SoakApp {
  readonly runner: AppRunner;
  readonly door: SoakDoor;
  /** Where webhooks come, whether it is alive or not. */
  readonly webhookUrl: string;
  /** The sum of a metric's series; null = it cannot be asked now. */
  readMetric(name: string): Promise<number | null>;
  close(): Promise<void>;
}

export interface SoakAppSettings {
  readonly world: SoakWorld;
  readonly place: SoakPlace;
  readonly number?: number;
  readonly latencyMs?: number;
  /** False = no sweep at night: the first start finds the last one missed, and makes up for it. */
  readonly isSweptAtNight?: boolean;
}

/** Prepares it: it is not started yet. Its ports stay the same over all its lives. */
export async function openSoakApp(settings: SoakAppSettings): Promise<SoakApp> {
  const { world, place, number = 0, latencyMs = 0, isSweptAtNight = true } = settings;
  const door = await openSoakDoor({
    ...{ door: number, url: world.fake.url, latencyMs },
    findIssue: (id) => findIssue(world, id),
  });
  const [port, metricsPort] = [await findFreePort(), await findFreePort()];
  const runner = new AppRunner(place.folder, {
    ...place.environment,
    APP_ID: String(world.app.id),
    PRIVATE_KEY: world.privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: door.url,
    HOST: "127.0.0.1",
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    ...(!isSweptAtNight && { SWEEP_HOUR: "off" }),
  });
  return {
    runner,
    door,
    webhookUrl: `http://127.0.0.1:${port}/api/github/webhooks`,
    readMetric: (name) => readMetric(`http://127.0.0.1:${metricsPort}/metrics`, name),
    close: async () => {
      await runner.kill();
      await door.close();
    },
  };
}

async function readMetric(url: string, name: string): Promise<number | null> {
  const answer = await fetch(url, { headers: { connection: "close" } }).catch(() => null);
  if (answer?.ok !== true) return null;
  const series = (await answer.text())
    .split("\n")
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return series.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
}

/** The issue that a node is or belongs to. */
function findIssue({ fake: { world } }: SoakWorld, id: string): string | null {
  const node = world.nodes.get(id) as Readonly<Record<string, unknown>> | undefined;
  const issue = (node?.__typename === "Issue" ? node : (node?.issue ?? node?.content)) as
    | {
        readonly repository: { readonly name: string; readonly owner: { readonly login: string } };
        readonly number: number;
      }
    | undefined;
  if (issue === undefined) return null;
  return `${issue.repository.owner.login}/${issue.repository.name}#${issue.number}`;
}
