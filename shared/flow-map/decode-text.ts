import { LineIndex } from "./line-index.ts";
import { FILE_START, type Problem } from "./problem.ts";

/** 128 KiB: fifty streams with two hundred words each; what is larger is read slowly and reviewed by nobody. */
export const LARGEST_MAP = 128 * 1024;

/** The text of a flow map's bytes, without a byte order mark; else what is wrong with them. */
export function decodeText(bytes: Uint8Array): { text: string } | { problem: Problem } {
  if (bytes.length > LARGEST_MAP) {
    const size = `${Math.ceil(bytes.length / 1024)} KiB`;
    const message = `The flow map is ${size}; at most ${LARGEST_MAP / 1024} KiB are read.`;
    return fail("too-large", message, "Rules are words and labels, not data: keep the ones that decide.");
  }
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return fail("not-utf8", "The file is UTF-16.", "Save it as UTF-8.");
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The replacement character marks the place, unless the author wrote one: then the place is a little early.
    const span = placeOf("\ufffd", new TextDecoder().decode(bytes));
    const message = `The file is not UTF-8: the first bad byte is in line ${span.line}.`;
    return { problem: { code: "not-utf8", span, message, hint: "Save it as UTF-8." } };
  }
  if (!text.includes("\0")) return { text };
  const span = placeOf("\0", text);
  const message = `The file is no text: there is a NUL byte in line ${span.line}.`;
  return {
    problem: { code: "not-utf8", span, message, hint: "Save it as UTF-8 text; UTF-16 looks like this." },
  };
}

function fail(code: "too-large" | "not-utf8", message: string, hint: string): { problem: Problem } {
  return { problem: { code, span: FILE_START, message, hint } };
}

function placeOf(character: string, text: string): Problem["span"] {
  const at = text.indexOf(character);
  return new LineIndex(text).spanOf(at, at + 1);
}
