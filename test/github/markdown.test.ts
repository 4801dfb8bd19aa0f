import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "./pages/render-markdown.ts";

describe("what people write is shown as GitHub shows it", () => {
  test.each([
    ["**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"],
    ["one\ntwo\n\nthree", "<p>one<br>two</p>\n<p>three</p>"],
    ["`a **b** <c>`", "<p><code>a **b** &lt;c&gt;</code></p>"],
    ["``a ` b``", "<p><code>a ` b</code></p>"],
    [
      "[the **map**](https://example.org/a?b=1&c=2)",
      '<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow">the <strong>map</strong></a></p>',
    ],
    ["- one\n- [ ] two\n- [x] three", "<ul><li>one</li><li>☐ two</li><li>☑ three</li></ul>"],
    ["Text\n- one", "<p>Text</p>\n<ul><li>one</li></ul>"],
    ["### Which journey?\nPaying", "<h3>Which journey?</h3>\n<p>Paying</p>"],
    ["> said\n> again", "<blockquote>said<br>again</blockquote>"],
    ["```ts\nconst a = '<b>';\n```\nafter", "<pre>const a = &#39;&lt;b&gt;&#39;;</pre>\n<p>after</p>"],
    ["```\nnever closed", "<pre>never closed</pre>"],
    [String.raw`\*not soft\* &lt;b&gt; \<b>`, "<p>*not soft* &lt;b&gt; &lt;b&gt;</p>"],
    ["~~~ no\n````ts\n```\n````\nafter", "<p>~~~ no</p>\n<pre>```</pre>\n<p>after</p>"],
    [
      '```mermaid\nflowchart LR\n  a["<b>"] --> b\n```',
      '<pre class="mermaid">flowchart LR\n  a[&quot;&lt;b&gt;&quot;] --&gt; b</pre>',
    ],
    [
      "| Stream | Open |\n| :-- | --: |\n| **A** \\| B | 3 |\n| C |\nafter",
      '<table><thead><tr><th class="left">Stream</th><th class="right">Open</th></tr></thead>' +
        '<tbody><tr><td class="left"><strong>A</strong> | B</td><td class="right">3</td></tr>' +
        '<tr><td class="left">C</td></tr></tbody></table>\n<p>after</p>',
    ],
    ["a | b\nc | d", "<p>a | b<br>c | d</p>"],
    [
      "> [!WARNING]\n> **Two** need attention.\n>\n> - one",
      '<div class="alert warning"><p class="alert-title">Warning</p>\n' +
        "<p><strong>Two</strong> need attention.</p>\n<ul><li>one</li></ul></div>",
    ],
    ["> [!NOTE] not alone", "<blockquote>[!NOTE] not alone</blockquote>"],
    [
      "<details><summary>Ten <b>oldest</b></summary>\n\n- one\n\n</details>\n\nafter",
      "<details><summary>Ten <b>oldest</b></summary>\n<ul><li>one</li></ul>\n</details>\n<p>after</p>",
    ],
    [
      "<details>\n<summary>One</summary>\n\nnever closed",
      "<details>\n<summary>One</summary>\n<p>never closed</p></details>",
    ],
    ["</details>", "<p>&lt;/details&gt;</p>"],
    ["one<br>two <sub>low</sub> <b>open", "<p>one<br>two <sub>low</sub> &lt;b&gt;open</p>"],
    ["2 * 3 * 4 and **open", "<p>2 * 3 * 4 and **open</p>"],
    ["before <!-- mark --> after <!-- open", "<p>before  after</p>"],
  ])("%j", (markdown, html) => {
    expect(renderMarkdown(markdown)).toBe(html);
  });
});

describe("what strangers write does nothing", () => {
  test.each([
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>)",
    '[x](https://a.example/"onmouseover="alert)',
    "[<img src=x>](https://a.example)",
    "**<img src=x onerror=alert(1)>**",
    "&lt;script&gt; &#60;script&#62;",
  ])("%s", (markdown) => {
    expect(renderMarkdown(markdown)).not.toMatch(/<(?:script|img)|javascript:[^<]*"|"onmouse/);
  });

  const TAGS =
    /<(?!\/?(?:p|br|h3|ul|li|pre|code|strong|em|blockquote|b|sub|details|summary|table|thead|tbody|tr|th|td|div)>|pre class="mermaid">|t[hd] class="(?:left|right|middle)">|div class="alert note">|p class="alert-title">|a href="https?:\/\/[^"<>\s]+" rel="nofollow">|\/a>)/;

  test("whatever it is, only our own tags come out of it", () => {
    const piece = fc.constantFrom(
      ..."`*[]()<>&\"'\\!#->|\n ax",
      "**",
      "](",
      "http://",
      "```",
      "<!--",
      "-->",
      "&#60;",
      "<script>",
      "```mermaid\n",
      "<b>",
      "</b>",
      "<sub onclick=x>",
      "\n<details>\n",
      "<summary>a</summary>\n",
      "\n</details>\n",
      "> [!NOTE]\n",
      "|a|b|\n|--|:-:|\n",
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "binary" })), (markdown) => {
        const html = renderMarkdown(markdown);
        expect(html).not.toMatch(TAGS);
        expect(html.split("<details>").length).toBe(html.split("</details>").length);
      }),
    );
  });

  test.each([
    "`",
    "*",
    "[",
    "![](",
    "<!--",
    "> ",
    "&",
    "\\",
    "- ",
    "|",
    "|-|\n",
    " \n",
    "<b>",
    "<details>\n",
    "<summary>",
  ])("a flood of %j is over at once", (piece) => {
    const start = performance.now();
    renderMarkdown(piece.repeat(65_536 / piece.length));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
