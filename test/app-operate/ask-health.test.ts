import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openServer } from "../../app/open-server.ts";
import { PROJECT_ROOT } from "../files/project-root.ts";

/** The exit code of the container's health check. */
async function ask(environment: Readonly<Record<string, string>>): Promise<number> {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, "app/operate/ask-health.ts")], {
    env: { PATH: process.env.PATH ?? "", ...environment },
    stdio: "inherit",
  });
  const [code] = await once(child, "exit");
  return code as number;
}

test("the health check passes when the App answers on its own door, and else not", async () => {
  let status = 200;
  const asked: (string | undefined)[] = [];
  const server = await openServer({ host: "127.0.0.1", port: 0 }, ({ url }, response) => {
    asked.push(url);
    response.writeHead(status).end();
  });
  onTestFinished(() => server.close());
  const METRICS_PORT = String(server.port);
  const well = await Promise.all([
    ask({ METRICS_PORT }),
    ask({ METRICS_PORT, OPERATE_HOST: "0.0.0.0" }),
    ask({ METRICS_PORT, OPERATE_HOST: "127.0.0.1" }),
  ]);
  expect(well).toEqual([0, 0, 0]);
  status = 503;
  expect(await ask({ METRICS_PORT })).toBe(1);
  expect(new Set(asked)).toEqual(new Set(["/healthz"]));
  await server.close();
  expect(await ask({ METRICS_PORT })).toBe(1);
});
