import { describe, expect, test } from "vitest";
import { readBody } from "../../shared/text/read-body.ts";

/** The words a reader sees, in their order. Words to be taken out are called "gone" in this file. */
const wordsOf = (body: string): string =>
  readBody(body, { form: new Set(), other: new Set() })
    .text.match(/[\p{L}\p{Nd}]+/gu)
    ?.join(" ") ?? "";

describe("fenced code", () => {
  test.each([
    ["backticks", "a\n```\ngone\n```\nb", "a b"],
    ["tildes", "a\n~~~\ngone\n~~~\nb", "a b"],
    ["with an info string", "a\n```gone one two\ngone\n```\nb", "a b"],
    ["tildes may have backticks in the info string", "a\n~~~ gone`gone\ngone\n~~~\nb", "a b"],
    ["closed by a longer line", "a\n```\ngone\n`````\nb", "a b"],
    ["not closed by a shorter one", "a\n````\ngone\n```\ngone\n````\nb", "a b"],
    ["not closed by the other mark", "a\n~~~\ngone\n```\ngone\n~~~\nb", "a b"],
    ["not closed by a line with more on it", "a\n```\ngone\n``` gone\n```\nb", "a b"],
    ["closed with blanks behind", "a\n```\ngone\n```  \t\nb", "a b"],
    ["opened and closed indented by three", "a\n   ```\n gone\n   ```\nb", "a b"],
    ["not closed by a line indented by four", "a\n```\ngone\n    ```\ngone\n```\nb", "a b"],
    ["never closed", "a b\n```\ngone\n\n# gone\n\n> gone", "a b"],
    ["right below running text", "a\n```\ngone\n```\nb", "a b"],
    ["empty", "a\n```\n```\nb", "a b"],
    ["in a list item", "- a\n  ```\n  gone\n  ```\n- b", "a b"],
    ["in an item of a longer list", "10. a\n    ```\n    gone\n    ```\n11. b", "10 a 11 b"],
    ["in an item in an item", "- a\n  - b\n    ```\n    gone\n    ```\n\nc", "a b c"],
    ["starting with its list item", "- ```\n  gone\n  ```\n- a", "a"],
    ["in a list item, behind a blank line", "1. a\n\n   ```\n   gone\n   ```\n", "1 a"],
    ["in a list item, indented by a tab", "-\ta\n\n\t```\n\tgone\n\t```\n", "a"],
    ["in a list item, its lines at the margin", "1. a\n   ```\ngone\n   ```\n2. b", "1 a 2 b"],
    ["in a list item, closed at the margin", "1. a\n   ```\n   gone\n```\nb", "1 a b"],
    ["with a comment mark in it", "a\n```\n<!-- gone\n```\nb", "a b"],
    ["with a quote in it", "a\n```\n> gone\n```\nb", "a b"],
    ["of diff output with a fence behind a mark", "a\n```diff\n+```gone\n```\nb", "a b"],
    ["below a line of HTML", "<p>\n```\ngone\n```\n", "p"],
    ["with carriage returns", "a\r\n```\r\ngone\r\n```\r\nb", "a b"],
    ["with carriage returns alone", "a\r```\rgone\r```\rb", "a b"],
  ])("is taken out: %s", (_, body, expected) => {
    expect(wordsOf(body)).toBe(expected);
  });

  test.each([
    ["two backticks only", "a\n``\nkept\n", "a kept"],
    ["backticks behind the opening ones are inline code", "a\n```gone``` kept", "a kept"],
    ["indented by four, that is code kept", "a\n\n    ```\n    kept\n\nb", "a kept b"],
    ["escaped", "\\```\nkept\n", "kept"],
    ["behind text in the line", "a ```\nkept\n", "a kept"],
  ])("does not start here: %s", (_, body, expected) => {
    expect(wordsOf(body)).toBe(expected);
  });
});

describe("quoted lines", () => {
  test.each([
    ["a quote", "a\n> gone\nb", "a b"],
    ["without a blank", "a\n\n>gone\n\nb", "a b"],
    ["indented by three", "a\n\n   > gone\n\nb", "a b"],
    ["in a quote", "> > gone\n>> gone\n\na", "a"],
    ["in a list item", "- a\n  > gone\n- b", "a b"],
    ["as a list item", "- > gone\n- a", "a"],
    ["with a fence in it, which ends with the quote", "> ```\n> gone\n\na", "a"],
    ["with a comment in it, which ends with the quote", "> <!-- gone\n\na", "a"],
    ["with a heading in it", "> # gone\n\na", "a"],
    ["an alert", "> [!NOTE]\n> gone\n\na", "a"],
    ["each line for itself: text below is the author's", "> gone\nkept\n", "kept"],
  ])("are taken out: %s", (_, body, expected) => {
    expect(wordsOf(body)).toBe(expected);
  });

  test.each([
    ["a mark inside a line", "a > kept", "a kept"],
    ["escaped", "\\> kept", "kept"],
    ["an entity", "&gt; kept", "gt kept"],
    ["indented by four", "a\n\n    > kept", "a kept"],
  ])("are not these: %s", (_, body, expected) => {
    expect(wordsOf(body)).toBe(expected);
  });
});

describe("link definitions", () => {
  test.each([
    ["plain", "a\n\n[label]: http://gone.example\n\nb"],
    ["with a title", 'a\n\n[label]: http://gone.example "gone"\nb'],
    ["with a title in single quotes or parentheses", "[label]: /gone 'gone'\n[other]: /gone (gone)\na b"],
    ["with an angled target", "a\n\n[label]: <gone gone>\nb"],
    ["with blanks in the label", "a\n\n  [a label]:   gone\n\nb"],
    ["several", "[one]: gone\n[two]: gone\n\na b"],
    ["below a heading", "# a\n[label]: gone\nb"],
    ["below a comment", "a\n<!-- gone -->\n[label]: gone\nb"],
    ["in a list item", "- a\n- [label]: gone\n- b"],
    ["with an escaped bracket", "a\n\n[la\\]bel]: gone\nb"],
  ])("are taken out: %s", (_, body) => {
    expect(wordsOf(body)).toBe("a b");
  });

  test.each([
    ["in running text", "a\n[label]: kept", "a label kept"],
    ["with more text behind", "[Note]: this is kept", "Note this is kept"],
    ["of a footnote, which is shown", "[^1]: kept", "1 kept"],
    ["of an unticked box", "[ ]: kept", "kept"],
    ["indented by four", "a\n\n    [label]: kept", "a label kept"],
  ])("are not these: %s", (_, body, expected) => {
    expect(wordsOf(body)).toBe(expected);
  });
});

describe("lists", () => {
  test.each([
    ["the text of items", "- a\n* b\n+ c\n1. d\n2) e\n", "a b c 1 d 2 e"],
    ["inline code is looked for in each item alone", "- a `b\n- c` d\n", "a b c d"],
    ["an item's second line belongs to it", "- a `gone\n  gone` b\n", "a b"],
    ["a lazy second line too", "- a `gone\ngone` b\n", "a b"],
    ["a number in running text starts no item", "in `gone\n2020. gone` b\n", "in b"],
    ["but the first number does", "in `a\n1. b` c\n", "in a 1 b c"],
    ["an empty item starts none in running text", "a `gone\n*\ngone` b\n", "a b"],
    ["code in an item is kept as written", "- a\n\n      `b`\n", "a b"],
    ["code behind five blanks is kept as written", "-     `a`\n", "a"],
    ["a list ends where text stands further left", "- a\n\nb\n\n    `c`\n", "a b c"],
    ["an empty item", "-\n  `gone`\n- a", "a"],
    ["a rule of stars is no list", "* * *\n    `a`\n", "a"],
    ["the next item may start anywhere", "5. `a\n7. b` c\n", "5 a 7 b c"],
  ])("%s", (_, body, expected) => {
    expect(wordsOf(body)).toBe(expected);
  });
});

describe("running text", () => {
  test.each([
    ["inline code goes on in the next line", "a `gone\ngone` b", "a b"],
    ["but not over a blank line", "a `b\n\nc` d", "a b c d"],
    ["nor over a heading", "a `b\n# c` d", "a b c d"],
    ["nor over a rule", "a `b\n***\nc` d", "a b c d"],
    ["nor over an underlined heading", "a `b\n===\nc` d", "a b c d"],
    ["a hash without a blank is text", "#5 `gone\ngone` a", "5 a"],
    ["seven hashes are text", "####### `gone\ngone` a", "a"],
    ["a line of blanks is a blank line", "a `b\n \t \nc` d", "a b c d"],
    ["code indented by four is kept as written", "a\n\n    `b` <!-- c\n\nd", "a b c d"],
    ["indented by four below text, it is that text", "a\n    `gone` b", "a b"],
    ["indented by a tab, it is code", "a\n\n\t`b`\n", "a b"],
    ["a table", "| a | b |\n|---|---|\n| `gone` | c |\n", "a b c"],
    ["no text", "", ""],
    ["no line's end at the end", "a", "a"],
  ])("%s", (_, body, expected) => {
    expect(wordsOf(body)).toBe(expected);
  });
});
