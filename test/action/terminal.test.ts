import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { openTerminal } from "../../action/terminal.ts";

class FakeStream extends EventEmitter {
  readonly isTTY: boolean;
  text = "";
  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }
  write(text: string): boolean {
    this.text += text;
    return true;
  }
}

function open(isTTY: boolean, env: NodeJS.ProcessEnv) {
  const stdout = new FakeStream(isTTY);
  const stderr = new FakeStream(isTTY);
  const terminal = openTerminal({ stdout, stderr, env } as unknown as NodeJS.Process);
  return { stdout, stderr, terminal };
}

describe("colours", () => {
  test.each([
    ["a terminal", true, {}, true],
    ["a pipe", false, {}, false],
    ["a pipe with FORCE_COLOR", false, { FORCE_COLOR: "1" }, false],
    ["NO_COLOR", true, { NO_COLOR: "1" }, false],
    ["NO_COLOR, empty, which means nothing", true, { NO_COLOR: "" }, true],
    ["a dumb terminal", true, { TERM: "dumb" }, false],
  ])("%s", (_, isTTY, env, isColoured) => {
    const { terminal } = open(isTTY, env);
    expect(terminal.paint("red", "x") !== "x").toBe(isColoured);
    expect(terminal.paintWarning("red", "x") !== "x").toBe(isColoured);
  });
});

describe("progress", () => {
  test("is one line on a terminal's standard error, gone before anything else is written", () => {
    const { terminal, stderr, stdout } = open(true, {});
    terminal.progress("10%");
    terminal.progress("20%");
    terminal.print("done");
    expect(stderr.text).toBe("\r\u001b[2K10%\r\u001b[2K20%\r\u001b[2K");
    expect(stdout.text).toBe("done\n");
  });

  test("is silent without a terminal", () => {
    const { terminal, stderr } = open(false, {});
    terminal.progress("10%");
    terminal.progress("");
    expect(stderr.text).toBe("");
  });
});

describe("width", () => {
  test.each([
    ["a terminal", true, 80, 80],
    ["a terminal that does not tell", true, 0, Number.POSITIVE_INFINITY],
    ["a pipe", false, 80, Number.POSITIVE_INFINITY],
  ])("%s", (_, isTTY, columns, width) => {
    const stdout = Object.assign(new FakeStream(isTTY), { columns });
    const terminal = openTerminal({ stdout, stderr: stdout, env: {} } as unknown as NodeJS.Process);
    expect(terminal.width).toBe(width);
  });
});
