import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeMarkdown } from "../../shared/text/escape-markdown.ts";

/** Zero-width spaces written as "·", to be seen. */
const escapeSeen = (text: string, longest?: number): string =>
  escapeMarkdown(text, longest).replaceAll("\u200b", "·");

test.each([
  ["a mention", "@octocat", "@·octocat"],
  ["a team", "cc @acme/pay", "cc @·acme/pay"],
  ["everyone", "@everyone!", "@·everyone!"],
  ["a mail address", "a@b.example", "a@·b.example"],
  ["an entity that would become a mention", "&#64;octocat", "&amp;#·64;octocat"],
  ["a mention in brackets", "[@octocat]", "\\[@·octocat\\]"],
  ["an issue", "fixes #12", "fixes #·12"],
  ["an issue elsewhere", "acme/shop#12", "acme/shop#·12"],
  ["an issue by GH", "GH-12 gh-12", "GH-·12 gh-·12"],
  ["an issue by its address", "https://github.com/a/b/issues/12", "https:·//github.com/a/b/issues/·12"],
  ["an issue by its path", "a/b/pull/12 /discussions/3", "a/b/pull/·12 /discussions/·3"],
  ["a commit", "at 5ebc16dd04c1", "at 5ebc16·dd04c1"],
  ["a commit of a user", "octocat@5ebc16dd", "octocat@·5ebc16·dd"],
  [
    "a commit in full",
    "0123456789abcdef0123456789abcdef01234567",
    "012345·6789ab·cdef01·234567·89abcd·ef0123·4567",
  ],
  ["an address", "see http://a.example and ftp://b", "see http:·//a.example and ftp:·//b"],
  ["an address without scheme", "www.a.example WWW.b.example", "www·.a.example WWW·.b.example"],
  ["a link", "[a](b)", "\\[a\\](b)"],
  ["an image", "![a](b)", "!\\[a\\](b)"],
  ["a footnote", "a[^1]", "a\\[^1\\]"],
  ["a tag", "<img src=x onerror=a>", "&lt;img src=x onerror=a&gt;"],
  ["our own marker", "<!-- streamkeeper:comment -->", "&lt;!-- streamkeeper:comment --&gt;"],
  ["the end of a comment", "-->", "\\--&gt;"],
  ["emphasis", "**a** _b_ *c* __d__", "\\*\\*a\\*\\* \\_b\\_ \\*c\\* \\_\\_d\\_\\_"],
  ["struck text", "~~a~~ ~b~", "\\~\\~a\\~\\~ \\~b\\~"],
  ["code", "`a` ```b", "\\`a\\` \\`\\`\\`b"],
  ["a table", "a | b", "a \\| b"],
  ["a table, with a backslash before", "a \\| b", "a \\\\\\| b"],
  ["a backslash at the end", "a \\", "a \\\\"],
  ["math", "$a$ costs $5", "·\\$a·\\$ costs ·\\$5"],
  ["an emoji's name", ":tada: :+1:", "\\:·tada: :·+1:"],
  ["an emoji's name, finished by what follows the text", ":tada", "\\:·tada"],
  ["a heading", "# a", "\\# a"],
  ["a deeper heading", "### a", "\\#·#·# a"],
  ["an underline", "===", "\\==="],
  ["a rule", "---", "\\---"],
  ["a list", "- a", "\\- a"],
  ["a list of +", "+ a", "\\+ a"],
  ["a numbered list", "1. a", "1\\. a"],
  ["a numbered list with )", "12) a", "12\\) a"],
  ["a task", "[ ] a", "\\[ \\] a"],
  ["a quote", "> a", "&gt; a"],
  ["a command to us", "/stream none", "\\/stream none"],
  ["a workflow command", "::set-output name=a::b", "\\:·:set-output name=a:·:·b"],
  ["an old workflow command", "a ##[error]", "a #·#·\\[error\\]"],
  ["lines", "a\n\n# b\r\n/stream none", "a # b /stream none"],
  ["blanks around", "    a\tb  ", "a b"],
  ["control and invisible marks", "a\u0007\u202eb\u200bc\u{e0041}d", "a bcd"],
  ["a zero-width space of the stranger's", "@\u200boctocat", "@·octocat"],
  ["a lone surrogate", "a\ud800", "a\ufffd"],
])("breaks %s", (_, text, expected) => {
  expect(escapeSeen(text)).toBe(expected);
});

test.each([
  ["words", "Refund is late, 12:30 (C# only): 50%"],
  ["dates and short numbers", "2026-03-10, 123456 items"],
  ["punctuation", "a-b, a/b; \"c\" 'd'? e! {f} g+h=i ^"],
  ["other scripts and emoji", "返金 возврат 👩‍💻"],
  ["nothing", ""],
])("leaves %s alone", (_, text) => {
  expect(escapeMarkdown(text)).toBe(text);
});

describe("length", () => {
  test.each([
    ["80 characters unless told otherwise", "x".repeat(81), undefined, `${"x".repeat(79)}…`],
    ["80 characters fit", "x".repeat(80), undefined, "x".repeat(80)],
    ["as told", "refund is late", 7, "refund…"],
    ["no blank before the dots", "refund is late", 8, "refund…"],
    ["of what is shown, not of the escapes", "****", 4, "\\*\\*\\*\\*"],
    ["never cuts an escape", "*****", 4, "\\*\\*\\*…"],
    ["an astral character is one", "😀😀😀", 3, "😀😀😀"],
    ["and is never cut", "😀😀😀", 2, "😀…"],
    ["of the text without blanks around", `  ${"a".repeat(4)}  `, 4, "aaaa"],
    ["one", "ab", 1, "…"],
  ])("%s", (_, text, longest, expected) => {
    expect(escapeSeen(text, longest)).toBe(expected);
  });
});

const PARTS = [
  ...[
    "@",
    "octocat",
    "acme/pay",
    "#",
    "12",
    "GH-",
    "a/b",
    "/issues/",
    "http",
    "://",
    "www.",
    "a.example",
    "mailto:",
    "x@y.zz",
  ],
  ...[
    "<!--",
    "-->",
    "<b>",
    "</b>",
    "<",
    ">",
    "|",
    "\\",
    "`",
    "```",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "]",
    "(x)",
    "![",
    "[^1]",
  ],
  ...[
    "&amp;",
    "&#64;",
    "&",
    "$",
    "$$",
    "- ",
    "+ ",
    "1. ",
    "1)",
    "# ",
    "=",
    "---",
    ":",
    ":tada:",
    "::",
    "##[",
    "/stream none",
  ],
  ...[
    "deadbeef01",
    "5ebc16d",
    "a",
    "é",
    "返金",
    "😀",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\u200b",
    "\u202e",
    "\u0000",
    "\ud800",
  ],
];
const stranger = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...PARTS), { maxLength: 10 }).map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);

/** What GitHub's filters see: backslash escapes and entities resolved, zero-width spaces kept. */
const rendered = (escaped: string): string =>
  escaped
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: "<", gt: ">", amp: "&" })[name] ?? "");

test("what is shown is the stranger's text in one line", () => {
  fc.assert(
    fc.property(stranger, (text) => {
      const shown = rendered(escapeMarkdown(text, 1000)).replaceAll("\u200b", "");
      const invisible = /[[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]--[\u200c\u200d\ufe00-\ufe0f]]/gv;
      const visible = text
        .replace(/[\p{Cc}\s]/gu, " ")
        .replace(invisible, "")
        .toWellFormed();
      expect(shown).toBe(visible.replace(/\s+/g, " ").trim());
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["mention", /@[a-z0-9]/i],
  ["issue", /(?:#|gh-|\/(?:issues|pull|discussions)\/)\d/i],
  ["commit", /[0-9a-f]{7}/i],
  ["address", /:\/\/|www\./i],
  ["emoji", /:[\w+-]+:/],
  ["workflow command", /^\s*::|##\[/],
  ["math", /(?:^|[^\u200b])\$/],
  ["line's end or invisible mark", /[\p{Cc}\u2028\u2029\u202a-\u202e\u2060-\u206f]/u],
])("no %s is left in what is shown, at any length", (_, shape) => {
  fc.assert(
    fc.property(stranger, fc.integer({ min: 1, max: 40 }), (text, longest) => {
      expect(rendered(escapeMarkdown(text, longest))).not.toMatch(shape);
    }),
    { numRuns: 1000 },
  );
});

test("no markup is left, at any length", () => {
  fc.assert(
    fc.property(stranger, fc.integer({ min: 1, max: 40 }), (text, longest) => {
      const escaped = escapeMarkdown(text, longest);
      // Each pair of a backslash and a mark away, no mark and no single backslash may be left.
      expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[\\`*_[\]|~<>$]/);
      expect(escaped).not.toMatch(/&(?!(?:lt|gt|amp);)/);
      expect(escaped).not.toMatch(/^(?:\s|[-+=#/:]|\d+[.)])/);
      expect(escaped.isWellFormed()).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("shows at most as many characters as asked for", () => {
  fc.assert(
    fc.property(stranger, fc.integer({ min: 1, max: 40 }), (text, longest) => {
      const shown = rendered(escapeMarkdown(text, longest)).replaceAll("\u200b", "");
      expect(Array.from(shown).length).toBeLessThanOrEqual(longest);
    }),
  );
});

test.each([["a"], ["@"], [":a"], ["deadbeef"], ["["], [" \n"], ["😀"], ["\u200b"]])(
  "is done at once with a wall of %j, however much is shown",
  (unit) => {
    const started = performance.now();
    escapeMarkdown(unit.repeat(65_000 / unit.length));
    escapeMarkdown(unit.repeat(65_000 / unit.length), 65_000);
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
