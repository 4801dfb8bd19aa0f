import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { openOperation } from "../../app/operate/open-operation.ts";
import { SYSTEM_CLOCK } from "../../shared/github/system-clock.ts";
import { collectLog } from "../app/collect-log.ts";
import { idOf, letter, openLetterBox, type TestLetterBox } from "../app-operate/open-letter-box.ts";
import { runCliOn } from "./run-cli-on.ts";

/** The operator's port of an App; null = it is still starting. */
async function openApp(box: TestLetterBox | null) {
  const operating = { metricsPort: 0, isPortOurs: false, operateHost: "127.0.0.1" };
  const operation = await openOperation({
    operating,
    version: "1.2.3",
    clock: SYSTEM_CLOCK,
    log: collectLog().log,
  });
  onTestFinished(() => operation.close());
  const figures = { queue: async () => [], budgets: async () => [] };
  if (box !== null) {
    operation.begin({ checks: {}, figures: { ...figures, deadLetters: box.count }, letters: box });
  }
  return operation.url!;
}

const replay = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runCliOn("http://127.0.0.1:9", null, ["replay", ...args], environment);

const THREE = () =>
  openLetterBox([
    letter(1, { error: "The App may not write here.", kind: "forbidden" }),
    letter(2, { error: "TypeError" }),
    letter(3, { error: "GitHub does not know it.", kind: "gone" }),
  ]);
const ROWS = `Id        What                  Given up, UTC     Tries  Why
00000001  issue 49 acme/shop#1  2026-11-24 16:01      5  forbidden: The App may not write here.
00000002  issue 49 acme/shop#2  2026-11-24 16:02      5  TypeError
00000003  issue 49 acme/shop#3  2026-11-24 16:03      5  gone: GitHub does not know it.
`;

describe("streamkeeper replay", () => {
  test("shows what was given up and why, and has it done again", async () => {
    const box = THREE();
    expect(await replay(["--at", await openApp(box)])).toEqual({
      exitCode: 0,
      stdout: `${ROWS}\n3 dead letters put back to work. What fails again is listed here again.\n`,
      stderr: "",
    });
    expect(box.putBack).toEqual([1, 2, 3]);
  });

  test("--list only shows it", async () => {
    const box = THREE();
    expect(await replay(["--list", "--at", `${await openApp(box)}/`])).toEqual({
      exitCode: 0,
      stdout: ROWS,
      stderr: "",
    });
    expect(box.putBack).toEqual([]);
  });

  test("says that there is nothing", async () => {
    expect(await replay(["--at", await openApp(openLetterBox([]))])).toEqual({
      exitCode: 0,
      stdout: "There are no dead letters: nothing was given up.\n",
      stderr: "",
    });
  });

  test("finds the port by METRICS_PORT, and puts back all, though it shows but a hundred", async () => {
    const box = openLetterBox(Array.from({ length: 102 }, (_, index) => letter(index)));
    const { port } = new URL(await openApp(box));
    const { stdout, exitCode } = await replay([], { METRICS_PORT: port, OPERATE_HOST: "0.0.0.0" });
    expect([exitCode, box.putBack.length]).toEqual([0, 102]);
    expect(stdout.split("\n").slice(100)).toEqual([
      expect.stringContaining("shop#99 "),
      "... and 2 more.",
      "",
      "102 dead letters put back to work. What fails again is listed here again.",
      "",
    ]);
  });

  test("with ids, or how they begin, does those alone", async () => {
    const box = THREE();
    const { stdout, exitCode } = await replay(["00000003", idOf(1), "--at", await openApp(box)]);
    expect([exitCode, box.putBack]).toEqual([0, [1, 3]]);
    expect(stdout).toContain("shop#1 ");
    expect(stdout).not.toContain("shop#2 ");
    expect(stdout).toContain("\n2 dead letters put back to work.");
  });

  test("names ids that are none, or that fit several, and does the others", async () => {
    const box = THREE();
    const result = await replay(["00000002", "beef", "0000", idOf(9), "--at", await openApp(box)]);
    expect([result.exitCode, box.putBack]).toEqual([1, [2]]);
    expect(result.stdout).toContain("1 dead letter put back to work.");
    expect(result.stderr).toBe(
      `Not one dead letter each: beef, 0000, ${idOf(9)}. They may have been put back already; \`streamkeeper replay --list\` shows what is there.\n`,
    );
  });

  test("writes nothing to the terminal that steers it", async () => {
    const hostile = "\u001b[2J\u009b31m::set-output\u202e";
    const box = openLetterBox([
      {
        ...letter(1, { error: hostile, kind: hostile }),
        target: { kind: "board-item", installation: 49, content: hostile },
      },
    ]);
    const { stdout } = await replay(["--at", await openApp(box)]);
    expect([...stdout].filter((character) => character !== "\n" && /\p{C}/u.test(character))).toEqual([]);
    expect(stdout).not.toMatch(/^\s*::/m);
  });
});

describe("what goes wrong: one line that says what to do", () => {
  const expectLine = (result: Awaited<ReturnType<typeof replay>>, exitCode: number, line: RegExp) => {
    expect(result.stderr).toMatch(line);
    expect(result).toMatchObject({ exitCode, stdout: "" });
    expect(result.stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(exitCode === 2 ? 2 : 1);
  };

  test("nobody is there", async () => {
    const url = await openApp(null);
    const port = await takeAndFreePort();
    expect(url).not.toContain(String(port));
    const line = new RegExp(
      `^http://127\\.0\\.0\\.1:${port}: nothing answers there\\. Is the App running\\?.*METRICS_PORT`,
    );
    expectLine(await replay([], { METRICS_PORT: String(port) }), 3, line);
  });

  test("the App is still starting", async () => {
    expectLine(
      await replay(["--at", await openApp(null)]),
      3,
      /: the App is still starting\. Try again in a moment\.$/m,
    );
  });

  test("its database is gone", async () => {
    const box = { ...THREE(), replay: () => Promise.reject(new Error("gone")) };
    const { exitCode, stderr } = await replay(["--at", await openApp(box)]);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/: the App failed at it; its log says why\..*the same command does the rest\.\n$/);
  });

  test.each<[string, number, string]>([
    ["a page of its own", 200, "<html>"],
    ["other JSON", 200, '{"letters":[{"id":1}],"more":0}'],
    ["other JSON still", 200, '{"letters":[],"more":-1}'],
    ["that there is no such page", 404, "no"],
    ["that it is elsewhere", 302, ""],
  ])("somebody else is there, who says %s", async (_, status, text) => {
    const server = createServer((_request, response) => {
      response.writeHead(status, { location: "/elsewhere" }).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expectLine(await replay(["--at", at]), 3, new RegExp(`^${at} is no operator's port of a Streamkeeper`));
  });

  test.each([
    ["off", /^METRICS_PORT and OPERATE_HOST don't tell where the App answers\..*--at /],
    ["0", /^METRICS_PORT and OPERATE_HOST don't tell/],
    ["99999", /^METRICS_PORT and OPERATE_HOST don't tell/],
  ])("METRICS_PORT is %s", async (METRICS_PORT, line) => {
    expectLine(await replay([], { METRICS_PORT }), 1, line);
  });

  test.each([
    [["--at", "127.0.0.1:9464"], "http://127.0.0.1:9464"],
    [["--at", "ftp://app"], "http://127.0.0.1:9464"],
    [["--at", "http://me:secret@app"], "http://127.0.0.1:9464"],
    [["all"], "as `streamkeeper replay --list` shows it"],
    [["abc"], "as `streamkeeper replay --list` shows it"],
  ])("%j", async (args, line) => {
    const { exitCode, stderr, stdout } = await replay(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(line);
  });
});

async function takeAndFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
