import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeHtml } from "../../shared/text/escape-html.ts";

test.each([
  ["a tag", "<b>hi</b>", "&lt;b&gt;hi&lt;/b&gt;"],
  ["quotes", `"a" 'b'`, "&quot;a&quot; &#39;b&#39;"],
  ["an entity", "&lt;", "&amp;lt;"],
  ["a mention and an issue", "@octocat #12", "@\u200boctocat #\u200b12"],
  ["math", "$a$", "\u200b$a\u200b$"],
  ["lines", "a\n\n# b", "a # b"],
  ["what is Markdown only", "*a* `b` \\", "*a* `b` \\"],
])("%s", (_, text, expected) => {
  expect(escapeHtml(text)).toBe(expected);
});

test("is one line without tags, and shows as the text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const html = escapeHtml(text);
      expect(html).not.toMatch(/[<>\r\n]|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
  );
});

test("is cut at 80 characters, or where told", () => {
  expect(escapeHtml("x".repeat(81))).toBe(`${"x".repeat(79)}…`);
  expect(escapeHtml("<<<", 2)).toBe("&lt;…");
});
