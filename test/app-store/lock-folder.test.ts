import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockFolder } from "../../app/store/lock-folder.ts";
import { temporaryFolder } from "../action/temporary-folder.ts";

const LOCK = join(import.meta.dirname, "../../app/store/lock-folder.ts");

/** A process that holds the folder until it is killed. */
async function holdElsewhere(folder: string): Promise<ChildProcess> {
  const script = `import { lockFolder } from ${JSON.stringify(LOCK)};
    lockFolder(${JSON.stringify(folder)}); globalThis.gc(); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--expose-gc", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout!, "data");
  return child;
}

test("a folder that another process holds is refused, and said who has it", async () => {
  const folder = temporaryFolder();
  const child = await holdElsewhere(folder);
  expect(() => lockFolder(folder)).toThrow(
    new RegExp(`The data folder .* is in use by process ${child.pid} on .* since .*DATABASE_URL`),
  );
});

test("a killed process holds nothing any more", async () => {
  const folder = temporaryFolder();
  const child = await holdElsewhere(folder);
  child.kill("SIGKILL");
  await once(child, "exit");
  lockFolder(folder)();
});

test("nor does the same process get it twice, before it let go", () => {
  const folder = temporaryFolder();
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(/is in use by process/);
  unlock();
  lockFolder(folder)();
});
