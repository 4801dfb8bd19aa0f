import { describe, expect, test } from "vitest";
import { readBody } from "../../shared/text/read-body.ts";

const textOf = (body: string): string => readBody(body, { form: new Set(), other: new Set() }).text;

/** The text with each run of white space as one blank. */
const lineOf = (body: string): string => textOf(body).replace(/\s+/g, " ").trim();

describe("inline code", () => {
  test.each([
    ["plain", "a `gone` b", "a b"],
    ["leaves a space", "a`gone`b", "a b"],
    ["two marks, with one inside", "a `` gone ` gone `` b", "a b"],
    ["marks of another length do not close it", "a `gone``gone` b", "a b"],
    ["never closed", "a ` b", "a ` b"],
    ["never closed by as many marks", "a `` b ` c", "a `` b ` c"],
    ["the marks of one that is not closed open nothing", "a ``` b ` gone ` c", "a ``` b c"],
    ["an escaped mark opens nothing", "a \\`b` c", "a \\`b` c"],
    ["an escaped mark before two", "a \\``gone` b", "a \\` b"],
    ["a backslash inside escapes nothing", "a `gone\\` b` c", "a b` c"],
    ["before a comment", "a `<!-- gone` b --> c", "a b --> c"],
    ["in a link's text", "[a `](gone)` b](gone)", "a b"],
    ["closes a bracket's hope", "[a `b](gone` c)", "[a c)"],
    ["at the ends", "`gone`", ""],
  ])("%s", (_, body, expected) => {
    expect(lineOf(body)).toBe(expected);
  });
});

describe("HTML comments", () => {
  test.each([
    ["plain", "a <!-- gone --> b", "a b"],
    ["leaves a space", "a<!-- gone -->b", "a b"],
    ["several", "a <!-- gone --> b <!-- gone --> c", "a b c"],
    ["over lines", "a\n<!--\ngone\n\ngone\n-->\nb", "a b"],
    ["over a blank line from within a line", "a <!-- gone\n\ngone --> b", "a b"],
    ["never closed", "a <!-- gone\n\n# gone\n```\ngone", "a"],
    ["the shortest", "a <!--> b", "a b"],
    ["nearly the shortest", "a <!---> b", "a b"],
    ["with dashes", "a <!-- gone -- gone - -> gone --> b", "a b"],
    ["does not nest", "a <!-- gone <!-- gone --> b --> c", "a b --> c"],
    ["with a fence in it", "a\n<!--\n```\ngone\n-->\nb", "a b"],
    ["with a fence of one line in it", "a <!-- ``` --> b", "a b"],
    ["with inline code in it", "a <!-- ` --> b ` c", "a b ` c"],
    ["with a link in it", "[a <!-- ](gone) -->](gone) b", "a b"],
    ["in a heading", "# a <!-- gone -->\nb", "# a b"],
    ["what stands behind it in its line is text", "<!--\ngone\n-->a `gone` b\nc", "a b c"],
    ["... and starts no fence", "<!--\ngone\n--> ```\na\n", "``` a"],
    ["escaped", "a \\<!-- b -->", "a \\<!-- b -->"],
    ["broken", "a <! -- b --> c", "a <! -- b --> c"],
    ["its end alone", "a --> b", "a --> b"],
  ])("%s", (_, body, expected) => {
    expect(lineOf(body)).toBe(expected);
  });
});

describe("images", () => {
  test.each([
    ["plain", "a ![gone](gone.png) b", "a b"],
    ["with a title", 'a ![gone](gone.png "gone") b', "a b"],
    ["with brackets in the text", "a ![gone [gone] gone](gone) b", "a b"],
    ["with a link in the text", "a ![gone [gone](gone) gone](gone) b", "a b"],
    ["in a link", "a [![gone](gone)](gone) b", "a b"],
    ["in a link with text", "[a ![gone](gone) b](gone)", "a b"],
    ["in an image", "a ![gone ![gone](gone) gone](gone) b", "a b"],
    ["by reference", "a ![gone][label] b\n\n[label]: gone", "a b"],
    ["by its own text", "a ![label] b ![label][] c\n\n[label]: gone", "a b c"],
    ["by an unknown label is text", "a ![b][c] d", "a ![b][c] d"],
    ["with code in the text", "a ![gone `gone](gone` gone](gone) b", "a b"],
    ["an escaped mark before a link", "a \\![b](gone) c", "a \\!b c"],
    ["an escaped bracket", "a !\\[b](c) d", "a !\\[b](c) d"],
    ["a mark at the end", "a!", "a!"],
    ["an HTML tag", 'a <img width="9" alt="gone" src="gone" /> b', "a b"],
    ["an HTML tag over lines", 'a <img\nalt="gone"\nsrc="gone"> b', "a b"],
    ["an HTML tag in capitals", "a <IMG SRC=gone> b", "a b"],
    ["an HTML tag with > in an attribute", 'a <img alt="gone > gone"> b', "a b"],
    ["an HTML tag that is not closed is text", "a <img b", "a <img b"],
    ["another tag stays", '<a href="b">c</a> <image>', '<a href="b">c</a> <image>'],
  ])("%s", (_, body, expected) => {
    expect(lineOf(body)).toBe(expected);
  });
});

describe("links", () => {
  test.each([
    ["the text stays", "a [b c](gone) d", "a b c d"],
    ["leaves a space", "re[fund](gone)able", "refund able"],
    ["without a target", "[a]() b", "a b"],
    ["with a title", "[a](gone \"gone\") [b](gone 'gone') [c](gone (gone))", "a b c"],
    ["with a title over lines", '[a](gone\n"gone\ngone"\n) b', "a b"],
    ["with parentheses in the target", "[a](gone(gone)gone) b", "a b"],
    ["with escaped parentheses", "[a](gone\\)gone) b", "a b"],
    ["with an angled target", "[a](<gone gone>) b", "a b"],
    ["with marks in the target", "[a](gone`gone) `gone` b", "a b"],
    ["with brackets in the text", "[a [b] c](gone) d", "a [b] c d"],
    ["a link in a link is the inner one", "[a [b](gone) c](d)", "[a b c](d)"],
    ["with an escaped bracket", "[a \\] b](gone) c", "a \\] b c"],
    ["by reference", "[a][label] b\n\n[label]: gone", "a b"],
    ["by reference, ignoring case and blanks", "[a][La  Bel] b\n\n[lA bel]: gone", "a b"],
    ["by reference, empty", "[label][] b\n\n[label]: gone", "label b"],
    ["by its own text", "a [label] b\n\n[label]: gone", "a label b"],
    ["by a label defined in a quote", "[a][label] b\n\n> [label]: gone", "a b"],
    ["a target with a blank is none", "[a](b c) d", "[a](b c) d"],
    ["a target that is not closed is none", "[a](b", "[a](b"],
    ["a title that is not closed is none", '[a](b "c) d', '[a](b "c) d'],
    ["a title without a blank before it is none", '[a](<b>"c") d', '[a](<b>"c") d'],
    ["a title in parentheses holds none", "[a](b (c(d)) e", "[a](b (c(d)) e"],
    ["a backslash before a blank ends the target", '[a](gone\\ "gone") b', "a b"],
    ["a blank before the target is none", "[a] (b)", "[a] (b)"],
    ["a footnote", "a[^1] b", "a[^1] b"],
    ["a task", "- [x] a", "- [x] a"],
    ["a bare address stays", "see https://example.com/refund now", "see https://example.com/refund now"],
    ["an automatic link", "a <https://gone.example/gone> b", "a b"],
    ["an automatic mail address", "a <gone@gone.example> b", "a b"],
    ["not automatic: a blank", "a <https://b c> d", "a <https://b c> d"],
    ["not automatic: no scheme", "a <b.example> c <b:> d", "a <b.example> c <b:> d"],
    ["an address in an automatic link's style with a short scheme", "a <ab:gone> b", "a b"],
  ])("%s", (_, body, expected) => {
    expect(lineOf(body)).toBe(expected);
  });
});

test.each([
  ["headings", "## Which *journey*? ##", "## Which *journey*? ##"],
  ["emphasis, as written", "**a** _b_ ~~c~~", "**a** _b_ ~~c~~"],
  ["entities, as written", "a &amp; b", "a &amp; b"],
  ["other tags, as written", "<b>a</b> <details>", "<b>a</b> <details>"],
  ["escapes, as written", "a\\_b \\* c\\", "a\\_b \\* c\\"],
  ["invisible marks", "re\u200bfund", "re\u200bfund"],
  ["lone surrogates", "a \ud800`gone`\udc00 b", "a \ud800 \udc00 b"],
])("keeps %s", (_, body, expected) => {
  expect(lineOf(body)).toBe(expected);
});
