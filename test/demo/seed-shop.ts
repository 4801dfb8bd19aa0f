import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type FakeGitHub, startFakeGitHub } from "../github/start-fake-github.ts";
import type { App, Permissions } from "../github/state/app.ts";
import { updateField } from "../github/state/change-field.ts";
import type { Project } from "../github/state/project.ts";
import { addPeople, BOARD_WORKFLOW } from "./add-people.ts";
import { addRepositories } from "./add-repositories.ts";
import { inventHistory } from "./invent-history.ts";
import { type Act, listActs } from "./list-acts.ts";
import { APP_SLUG, BOARD, ORGANIZATION, REPOSITORY } from "./names.ts";
import { BACKLOG_DAY, type Row, readRows } from "./read-rows.ts";
import { archiveClosed, replayActs } from "./replay-acts.ts";

export interface ShopSettings {
  /** Not told = any free one. */
  readonly port?: number;
  /** Where the App will listen. */
  readonly webhookUrl: string;
}

export interface SeededShop {
  readonly fake: FakeGitHub;
  /** Registered, not installed yet. */
  readonly app: App;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
}

const WEBHOOK_SECRET = "a secret between the demo's two processes";
const APP_YML = join(import.meta.dirname, "../../app.yml");

/** A fake GitHub with the shop's backlog, as if all of it had happened up to now; from then on time goes on. */
export async function seedShop({ port = 0, webhookUrl }: ShopSettings): Promise<SeededShop> {
  const shift = Date.now() - BACKLOG_DAY;
  let seedingAt: number | null = null;
  const setTime = (at: number): void => {
    seedingAt = at + shift;
  };
  const rows = listRows();
  const acts = listActs(rows);
  setTime(acts[0]!.at);
  const fake = await startFakeGitHub({ now: () => seedingAt ?? Date.now(), port, isControlled: true });
  const keys = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const app = registerApp(fake, keys.publicKey, webhookUrl);
  addPeople(fake, rows, acts);
  addRepositories(fake, rows, acts);
  addStatuses(fake, fake.seed.project(ORGANIZATION, "The flow of value"), acts);
  replayActs(acts, { fake, board: BOARD, setTime });
  setTime(BACKLOG_DAY);
  continueNumbers(fake, rows);
  archiveClosed(fake, BOARD, BOARD_WORKFLOW);
  seedingAt = null;
  return { fake, app, privateKey: keys.privateKey, webhookSecret: WEBHOOK_SECRET };
}

/** The shop's backlog, and what was finished in the half year before. */
export function listRows(): Row[] {
  const rows = readRows();
  return [...rows, ...inventHistory(new Set(rows.map(({ number }) => number)))];
}

/** The next issue gets the number behind the highest one, whichever was filed last. */
function continueNumbers(fake: FakeGitHub, rows: readonly Row[]): void {
  const repository = fake.world.repositories.find(({ name }) => REPOSITORY.endsWith(`/${name}`))!;
  repository.lastNumber = Math.max(...rows.map(({ number }) => number));
}

/** With the permissions and events that a user's App gets. */
function registerApp(fake: FakeGitHub, publicKey: string, webhookUrl: string): App {
  const manifest = parse(readFileSync(APP_YML, "utf8")) as {
    readonly default_permissions: Permissions;
    readonly default_events: readonly string[];
  };
  return fake.seed.app({
    slug: APP_SLUG,
    publicKey,
    permissions: manifest.default_permissions,
    events: manifest.default_events,
    webhookUrl,
    webhookSecret: WEBHOOK_SECRET,
  });
}

/** The board's Status gets the options that cards have had. */
function addStatuses(fake: FakeGitHub, board: Project, acts: readonly Act[]): void {
  const status = board.fields.find(({ name }) => name === "Status")!;
  const used = acts.flatMap(({ what }) => (what.kind === "set-status" ? [what.from, what.to] : []));
  const missing = [...new Set(used)].filter((name) => status.options.every((it) => it.name !== name));
  const added = missing.map((name) => ({ name, color: "BLUE" as const, description: "" }));
  updateField(fake.world, status, { options: [...status.options, ...added] });
}
