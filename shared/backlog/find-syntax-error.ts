import { type JsonToken, readJsonToken, type TokenKind } from "./read-json-token.ts";

export interface SyntaxFault {
  /** Where it is in the text, in UTF-16 units. */
  readonly offset: number;
  /** What is wrong there, without what stands there. */
  readonly why: string;
  /** It is inside of a JSON string. */
  readonly inText: boolean;
  /** The text ends too early; nothing before its end is wrong. */
  readonly atEnd: boolean;
}

type Expected = "value" | "item" | "key" | "member" | "colon" | "member-end" | "item-end" | "nothing";

const VALUE: readonly TokenKind[] = ["text", "scalar", "{", "["];

const ALLOWED: Readonly<Record<Expected, { readonly kinds: readonly TokenKind[]; readonly words: string }>> =
  {
    value: { kinds: VALUE, words: "expected a value" },
    item: { kinds: [...VALUE, "]"], words: 'expected a value or "]"' },
    key: { kinds: ["text"], words: "expected a name in double quotes" },
    member: { kinds: ["text", "}"], words: 'expected a name in double quotes or "}"' },
    colon: { kinds: [":"], words: 'expected ":" behind the name' },
    "member-end": { kinds: [",", "}"], words: 'expected "," or "}"' },
    "item-end": { kinds: [",", "]"], words: 'expected "," or "]"' },
    nothing: { kinds: ["end"], words: "expected nothing more behind the row" },
  };

const BLANKS = /[ \t\n\r]*/y;

/**
 * Where and why a text is no JSON value; null when it is one. `JSON.parse` decides what is JSON, but names the place
 * only in prose that changes between versions, so this is asked once it has refused. Linear in the text.
 */
export function findSyntaxError(text: string): SyntaxFault | null {
  const opened: ("{" | "[")[] = [];
  let expected: Expected = "value";
  for (let at = 0; ; ) {
    BLANKS.lastIndex = at;
    at += BLANKS.exec(text)![0].length;
    const token = readJsonToken(text, at);
    if (!ALLOWED[expected].kinds.includes(token.kind)) {
      const isCutOff = token.end === text.length && opened.length > 0;
      return describeFault(token, at, expected, isCutOff);
    }
    if (token.kind === "end") return null;
    if (token.kind === "{" || token.kind === "[") opened.push(token.kind);
    if (token.kind === "}" || token.kind === "]") opened.pop();
    expected = expectedAfter(token.kind, expected, opened.at(-1));
    at = token.end;
  }
}

/** @param isCutOff the text ends with this token, inside of brackets, so that a bad one may be the half of a good one */
function describeFault(token: JsonToken, start: number, expected: Expected, isCutOff: boolean): SyntaxFault {
  const { kind, at, end, why } = token;
  const { kinds, words } = ALLOWED[expected];
  const inText = kind === "bad" && end === at && kinds.includes("text");
  // What is wrong with a value says more than that one is expected.
  const own = inText || (kind === "bad" && kinds.includes("scalar"));
  const isHalf =
    (kind === "unclosed" && kinds.includes("text")) ||
    (kind === "bad" && isCutOff && kinds.includes("scalar"));
  return { offset: inText ? at : start, why: own ? why! : words, inText, atEnd: kind === "end" || isHalf };
}

function expectedAfter(kind: TokenKind, expected: Expected, inside: "{" | "[" | undefined): Expected {
  switch (kind) {
    case "{":
      return "member";
    case "[":
      return "item";
    case ",":
      return inside === "{" ? "key" : "value";
    case ":":
      return "value";
    default:
      if (kind === "text" && (expected === "key" || expected === "member")) return "colon";
      if (inside === undefined) return "nothing";
      return inside === "{" ? "member-end" : "item-end";
  }
}
