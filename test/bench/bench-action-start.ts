import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import { measureProcess } from "./measure-process.ts";

const MAIN = join(import.meta.dirname, "../../action/dist/main.js");
const RUNS = 9;

/** The built Action from its start to its first request, which is refused. */
export async function benchActionStart(): Promise<Figure[]> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await measureStart());
  const empty = Array.from({ length: RUNS }, () => measureProcess(["-e", ""]).ms);
  const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[RUNS >> 1]!;
  const size = statSync(MAIN).size / 1e6;
  return [
    {
      what: "the bundled Action, from its start to its first request",
      figure: `${middle(times).toFixed(0)} ms; Node alone ${middle(empty).toFixed(0)} ms`,
      target: "under 400 ms",
      isMet: middle(times) < 400,
    },
    {
      what: "the bundle",
      figure: `${size.toFixed(2)} MB`,
      target: "under 3 MB",
      isMet: size < 3,
    },
  ];
}

async function measureStart(): Promise<number> {
  let start = 0;
  let first: number | null = null;
  const server = createServer((request, response) => {
    first ??= performance.now() - start;
    request.resume();
    response.writeHead(401, { "content-type": "application/json" }).end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { "INPUT_GITHUB-TOKEN": "none", GITHUB_API_URL: url, GITHUB_REPOSITORY: "acme/shop" };
  start = performance.now();
  await once(spawn(process.execPath, [MAIN], { env, stdio: "ignore" }), "close");
  server.close();
  if (first === null) throw new Error("The Action asked for nothing.");
  return first;
}
