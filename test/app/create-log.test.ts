import { describe, expect, test } from "vitest";
import { createLog, type LogFormat, readLogFormat } from "../../app/create-log.ts";
import type { LogLevel } from "../../app/settings/read-listening.ts";

const NOW = Date.parse("2026-11-23T10:20:30.400Z");
function write(format: LogFormat, level: LogLevel = "trace") {
  const lines: string[] = [];
  const log = createLog({ level, format, now: () => NOW, write: (line) => lines.push(line) });
  return { log, lines };
}

describe("a line", () => {
  const fields = { repository: "acme/shop", count: 2, stream: null, words: 'a "b" c' };
  test("for machines", () => {
    const { log, lines } = write("json");
    log.info(fields, "Done.");
    expect(lines).toEqual([
      `{"level":"info","time":"2026-11-23T10:20:30.400Z","msg":"Done.","repository":"acme/shop","count":2,"stream":null,"words":"a \\"b\\" c"}\n`,
    ]);
  });
  test("for people", () => {
    const { log, lines } = write("readable");
    log.warn(fields, "Done.");
    expect(lines).toEqual([
      '10:20:30 WARN  Done.  repository=acme/shop  count=2  stream=null  words="a \\"b\\" c"\n',
    ]);
  });
  test.each<LogFormat>(["json", "readable"])("is one line and harmless, whatever it says: %s", (format) => {
    const { log, lines } = write(format);
    log.error({ name: "a\n::stop\u001b[2J\u202e" }, "one\r\ntwo\u001b[2J");
    expect(lines).toHaveLength(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come
    expect(lines[0]!.slice(0, -1)).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe("levels", () => {
  const all = (level: LogLevel): number => {
    const { log, lines } = write("json", level);
    for (const name of ["debug", "info", "warn", "error"] as const) log[name]({}, name);
    return lines.length;
  };
  test.each<[LogLevel, number]>([
    ["trace", 4],
    ["debug", 4],
    ["info", 3],
    ["warn", 2],
    ["error", 1],
    ["fatal", 0],
    ["silent", 0],
  ])("%s lets %i of 4 pass", (level, count) => expect(all(level)).toBe(count));
});

test.each<[Record<string, string>, LogFormat]>([
  [{}, "readable"],
  [{ NODE_ENV: "production" }, "json"],
  [{ LOG_FORMAT: "json" }, "json"],
  [{ NODE_ENV: "production", LOG_FORMAT: "pretty" }, "readable"],
])("%o is written %s", (environment, format) => expect(readLogFormat(environment)).toBe(format));
