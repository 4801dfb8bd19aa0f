import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore, type StorePlace } from "../../app/store/open-store.ts";
import { temporaryFolder } from "../action/temporary-folder.ts";
import { collectLog } from "../app/collect-log.ts";
import type { Answer, Event, Order, ProcessSettings } from "./queue-process.ts";
import { makeDataFolder, removeFolder } from "./test-folders.ts";
import { dropSchema, hasServer, SERVER_NAME, SERVER_URL, STARTS, testSchema } from "./test-stores.ts";

const PROCESS = join(import.meta.dirname, "queue-process.ts");
const KILLS = 2;
const EVENTS_EACH = 60;
const TARGETS = 20;

test("in a folder: killed at random moments, nothing that was taken is lost", {
  timeout: 2 * STARTS,
}, async () => {
  const dataFolder = await makeDataFolder();
  onTestFinished(() => removeFolder(dataFolder));
  await killAndCount({ dataFolder }, testSchema());
});

describe.runIf(hasServer)(SERVER_NAME, () => {
  test("killed at random moments, nothing that was taken is lost", { timeout: 2 * STARTS }, async () => {
    const schema = testSchema();
    const store = await openStore({ databaseUrl: SERVER_URL }, { log: collectLog().log, schema });
    onTestFinished(async () => {
      await store.boss.stop({ graceful: false, close: false });
      await dropSchema(store);
      await store.close();
    });
    // A killed process is taken for dead after 15 s: time flies for those that are.
    const passTime = async (): Promise<void> => {
      const text = `UPDATE ${store.jobSchema}.job SET heartbeat_on = heartbeat_on - interval '1 minute'`;
      await store.database.query(text);
    };
    await killAndCount({ databaseUrl: SERVER_URL }, schema, passTime);
  });
});

async function killAndCount(place: StorePlace, schema: string, passTime = async () => {}): Promise<void> {
  const diary = join(temporaryFolder(), "diary");
  const taken: string[] = [];
  let sent = 0;
  for (let life = 0; life <= KILLS; life++) {
    const { child, say, answered } = await start({ place, schema, diary }, taken);
    const ending = once(child, "exit");
    if (life === KILLS) {
      say({ kind: "drain" });
      await answered("drained");
      child.kill("SIGKILL");
      await ending;
      break;
    }
    for (let at = 0; at < EVENTS_EACH; at++) say({ kind: "add", event: nextEvent(sent++) });
    // After so many answers, and then anywhere in what follows them.
    const moment = taken.length + Math.ceil(Math.random() * EVENTS_EACH);
    while (taken.length < moment) await answered("added");
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
    child.kill("SIGKILL");
    await ending;
    await passTime();
  }
  const lines = existsSync(diary) ? readFileSync(diary, "utf8").trim().split("\n") : [];
  const done = new Set(lines.flatMap((line) => line.split(" ").slice(1)));
  expect(lines.filter((line) => !/^\d/.test(line))).toEqual([]);
  expect(taken.length).toBeGreaterThan(0);
  expect(taken.filter((claim) => !done.has(claim))).toEqual([]);
}

const nextEvent = (at: number): Event => ({ number: (at * 7) % TARGETS, claim: `c${at}` });

interface Life {
  readonly child: ChildProcess;
  readonly say: (order: Order) => void;
  /** Waits for the next answer of a kind. */
  readonly answered: (kind: Answer["kind"]) => Promise<void>;
}

async function start(settings: ProcessSettings, taken: string[]): Promise<Life> {
  const child = fork(PROCESS, [JSON.stringify(settings)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let waiting: {
    readonly kind: Answer["kind"];
    readonly resolve: () => void;
    readonly reject: () => void;
  }[] = [];
  child.on("message", (answer: Answer) => {
    if (answer.kind === "added") taken.push(answer.claim);
    for (const { kind, resolve } of waiting) if (kind === answer.kind) resolve();
    waiting = waiting.filter(({ kind }) => kind !== answer.kind);
  });
  child.on("exit", () => {
    for (const { reject } of waiting) reject();
  });
  const answered = (kind: Answer["kind"]): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ kind, resolve, reject: () => reject(new Error(`It ended before it was ${kind}.`)) });
    });
  await answered("ready");
  return { child, say: (order) => void child.send(order), answered };
}
