import { describe, expect, test } from "vitest";
import { decodeText, LARGEST_MAP } from "../../shared/flow-map/decode-text.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("decodeText", () => {
  test.each([
    ["plain text", "a: é結🛒\n", "a: é結🛒\n"],
    ["without a byte order mark", "\ufeffa: 1", "a: 1"],
    ["one mark alone is taken off", "\ufeff\ufeffa", "\ufeffa"],
    ["line ends stay", "a\r\nb\n", "a\r\nb\n"],
    ["a replacement character that somebody wrote", "a: \ufffd\n", "a: \ufffd\n"],
    ["nothing", "", ""],
  ])("%s", (_, written, text) => expect(decodeText(utf8(written))).toEqual({ text }));

  test.each<[what: string, bytes: Uint8Array, line: number, column: number]>([
    ["a Latin-1 letter", Buffer.from("a: 1\nb: caf\xe9\n", "latin1"), 2, 7],
    ["in UTF-16 units behind wide characters", Buffer.concat([utf8("結🛒: "), Buffer.from([0xff])]), 1, 6],
    ["a character that is cut off", utf8("a: é").slice(0, -1), 1, 4],
    ["a half character in UTF-8's disguise", Buffer.from([0x61, 0xed, 0xa0, 0x80]), 1, 2],
    ["behind a byte order mark", Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff]), 1, 2],
    ["a NUL byte", utf8("a: 1\n\0"), 2, 1],
  ])("%s is not UTF-8 text, and where", (_, bytes, line, column) => {
    expect(decodeText(bytes)).toMatchObject({ problem: { code: "not-utf8", span: { line, column } } });
  });

  test("the largest map is read, one byte more is not", () => {
    expect(decodeText(new Uint8Array(LARGEST_MAP).fill(0x20))).toHaveProperty("text");
    const { problem } = decodeText(new Uint8Array(LARGEST_MAP + 1).fill(0x20)) as {
      problem: { message: string };
    };
    expect(problem).toMatchObject({ code: "too-large" });
    expect(problem.message).toContain("129 KiB");
    expect(problem.message).toContain("at most 128 KiB");
  });
});
