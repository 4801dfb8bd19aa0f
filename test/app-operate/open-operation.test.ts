import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Check } from "../../app/operate/check-readiness.ts";
import { type OperatedParts, openOperation } from "../../app/operate/open-operation.ts";
import type { Operating } from "../../app/operate/read-operating.ts";
import { SYSTEM_CLOCK } from "../../shared/github/system-clock.ts";
import { collectLog } from "../app/collect-log.ts";

const ANY: Operating = { metricsPort: 0, isPortOurs: false, operateHost: "127.0.0.1" };

async function open(operating: Partial<Operating> = {}) {
  const { log, lines } = collectLog();
  const settings = { operating: { ...ANY, ...operating }, version: "1.2.3", clock: SYSTEM_CLOCK, log };
  const operation = await openOperation(settings);
  onTestFinished(() => operation.close());
  const ask = async (path: string, method = "GET") => {
    const answer = await fetch(operation.url + path, { method });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return { ...operation, ask, lines };
}

const parts = (check: Check = async () => {}): OperatedParts => ({
  checks: { database: check },
  figures: {
    queue: async () => [{ installation: 7, depth: 2, oldestAt: Date.now() }],
    budgets: async () => [],
    deadLetters: async () => 5,
  },
  letters: { list: async () => [], replay: async () => 0 },
});

describe("/healthz and /readyz", () => {
  test("before the App runs it is alive but not ready", async () => {
    const { ask } = await open();
    expect(await ask("/healthz")).toMatchObject({ status: 200, text: "alive\n" });
    const { status, text } = await ask("/readyz");
    expect([status, JSON.parse(text)]).toEqual([
      503,
      { ready: false, checks: { start: "The App is starting." } },
    ]);
  });

  test("then it is ready as long as its checks pass, and alive all the time", async () => {
    const { ask, begin } = await open();
    let isThere = true;
    begin(
      parts(async () => {
        if (!isThere) throw Object.assign(new Error("a secret"), { code: "ENOSPC" });
      }),
    );
    expect(await ask("/readyz")).toMatchObject({
      status: 200,
      text: '{"ready":true,"checks":{"database":"ok"}}\n',
    });
    isThere = false;
    expect(await ask("/readyz")).toMatchObject({
      status: 503,
      text: '{"ready":false,"checks":{"database":"Error ENOSPC"}}\n',
    });
    expect((await ask("/healthz")).status).toBe(200);
  });
});

describe("/metrics", () => {
  test("tells what was counted, what is read now, and the process", async () => {
    const { ask, begin, instruments } = await open();
    begin(parts(() => Promise.reject(new Error("gone"))));
    instruments.repairs.inc(2);
    const { status, headers, text } = await ask("/metrics");
    expect([status, headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    const lines = text.split("\n");
    for (const line of [
      'streamkeeper_build_info{version="1.2.3"} 1',
      "streamkeeper_repairs_total 2",
      'streamkeeper_ready{check="database"} 0',
      'streamkeeper_queue_depth{installation="7"} 2',
      "streamkeeper_dead_letters 5",
    ]) {
      expect(lines).toContain(line);
    }
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  });

  test("is there before the App runs", async () => {
    const { ask } = await open();
    const { status, text } = await ask("/metrics");
    expect(status).toBe(200);
    expect(text).not.toMatch(/^streamkeeper_ready\{/m);
  });

  test("many at once each get a whole page", async () => {
    const { ask, begin } = await open();
    begin(parts());
    const pages = await Promise.all(Array.from({ length: 20 }, () => ask("/metrics")));
    for (const { text } of pages) expect(text).toContain('streamkeeper_queue_depth{installation="7"} 2\n');
  });
});

describe("all else", () => {
  test.each([
    ["GET", "/", 404],
    ["GET", "/api/github/webhooks", 404],
    ["POST", "/api/github/webhooks", 404],
    ["GET", "/healthz/", 404],
    ["GET", "/constructor", 404],
    ["GET", "/__proto__", 404],
    ["POST", "/metrics", 405],
    ["DELETE", "/readyz", 405],
    ["POST", "/dead-letters", 405],
    ["HEAD", "/metrics", 200],
    ["GET", "/healthz?a=b", 200],
  ])("%s %s: %i", async (method, path, status) => {
    const { ask } = await open();
    const answer = await ask(path, method);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    if (status === 405) expect(answer.headers.get("allow")).toBe("GET, HEAD");
  });
});

describe("where it listens", () => {
  async function takePort(): Promise<number> {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    return (other.address() as { port: number }).port;
  }

  test("is told, and on this machine alone unless asked", async () => {
    const { url, lines } = await open();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(lines).toContainEqual({ level: "info", fields: { url }, message: "Health and metrics are here." });
  });
  test("another place if the usual one is taken", async () => {
    const metricsPort = await takePort();
    const { url, ask, lines } = await open({ metricsPort, isPortOurs: true });
    expect(url).not.toContain(String(metricsPort));
    expect((await ask("/healthz")).status).toBe(200);
    expect(lines[0]).toMatchObject({
      level: "warn",
      message: expect.stringContaining(`Port ${metricsPort} is taken`),
    });
  });
  test("no other one if the operator chose it", async () => {
    const metricsPort = await takePort();
    await expect(open({ metricsPort })).rejects.toThrow(
      `Port ${metricsPort} is in use already. End what listens there, or set METRICS_PORT to a free one.`,
    );
  });
  test("nowhere, if the operator says so", async () => {
    const { url, lines } = await open({ metricsPort: null });
    expect([url, lines]).toEqual([null, []]);
  });
});
