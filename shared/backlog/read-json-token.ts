/**
 * `text` is a JSON string, `unclosed` one that never ends, `scalar` a number, true, false or null, `bad` what JSON does
 * not know.
 */
export type TokenKind = "{" | "}" | "[" | "]" | "," | ":" | "text" | "unclosed" | "scalar" | "bad" | "end";

export interface JsonToken {
  readonly kind: TokenKind;
  /** The index behind it. */
  readonly end: number;
  /** For `bad`: where exactly, and what is wrong there. */
  readonly at: number;
  readonly why: string | null;
}

const WORD = /[^\s{}[\],:"]+/y;
const SCALAR = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside of texts
const PLAIN = /[^"\\\u0000-\u001f]*/y;

/** The JSON token that begins at `at`, where no blank stands. */
export function readJsonToken(text: string, at: number): JsonToken {
  const first = text[at];
  switch (first) {
    case undefined:
      return { kind: "end", end: at, at, why: null };
    case "{":
    case "}":
    case "[":
    case "]":
    case ",":
    case ":":
      return { kind: first, end: at + 1, at, why: null };
    case '"':
      return readText(text, at);
    default:
      return readScalar(text, at);
  }
}

function readScalar(text: string, at: number): JsonToken {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? text[at]!;
  const end = at + word.length;
  if (SCALAR.test(word)) return { kind: "scalar", end, at, why: null };
  const why = "expected a text in double quotes, a number, true, false, null, an object or a list";
  return { kind: "bad", end, at, why };
}

function readText(text: string, from: number): JsonToken {
  for (let at = from + 1; at < text.length; at += 2) {
    PLAIN.lastIndex = at;
    at += PLAIN.exec(text)![0].length;
    const character = text[at];
    if (character === undefined) break;
    if (character === '"') return { kind: "text", end: at + 1, at: from, why: null };
    const why = character === "\\" ? whyEscape(text, at) : whyControl(character);
    if (why !== null) return bad(at, why);
  }
  return { kind: "unclosed", end: text.length, at: from, why: null };
}

const bad = (at: number, why: string): JsonToken => ({ kind: "bad", end: at, at, why });

function whyControl(character: string): string {
  if (character === "\n" || character === "\r") return "a text goes over the end of its line";
  return character === "\t" ? "a tab in a text is written \\t" : "a control character stands in a text";
}

/** What is wrong with the escape at `at`; null when nothing is, or the text ends in it. */
function whyEscape(text: string, at: number): string | null {
  const mark = text[at + 1];
  if (mark === undefined || '"\\/bfnrt'.includes(mark)) return null;
  if (mark !== "u") return 'a backslash in a text is written "\\\\"';
  return /^[0-9a-fA-F]*$/.test(text.slice(at + 2, at + 6)) ? null : "\\u needs four hexadecimal digits";
}
