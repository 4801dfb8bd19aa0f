import fc from "fast-check";
import { expect, test } from "vitest";
import { readBody, type WantedSections } from "../../shared/text/read-body.ts";
import { startProcessorClock } from "../start-processor-clock.ts";

const wanted = (form: readonly string[], other: readonly string[] = []): WantedSections => ({
  form: new Set(form),
  other: new Set(other),
});
const NONE = wanted([]);

test("takes out what is not the author's running text, and keeps the rest as written", () => {
  const body = [
    "<!-- Thanks for the report! -->",
    "### What happened?",
    "The [refund](https://shop.example/pay) is **late**, see https://shop.example/cart.",
    "> You wrote: checkout is fine",
    "",
    "```",
    "checkout.fail()",
    "```",
    "    kept as code",
    "![screenshot of the cart](cart.png) and `cart`",
    "",
    "[shop]: https://shop.example/checkout",
  ].join("\r\n");
  expect(readBody(body, NONE).text).toBe(
    [
      " ",
      "### What happened?",
      "The refund  is **late**, see https://shop.example/cart.",
      " ",
      "",
      " ",
      "    kept as code",
      "  and  ",
      "",
      " ",
      "",
    ].join("\n"),
  );
});

/** Parts of a body, in which every word to be taken out is "gone" and every other one "kept". */
const inline = fc.constantFrom(
  "kept",
  "kept *kept* kept",
  "[kept](gone)",
  '[kept [kept] kept](<gone> "gone")',
  "[kept][label]",
  "https://kept.example/kept",
  "`gone`",
  "``gone ` gone``",
  "![gone](gone)",
  "[![gone](gone) kept](gone)",
  "![gone][label]",
  "<!-- gone ` [ gone -->",
  "<https://gone.example>",
  '<img alt="gone">',
  "\\` kept",
  "] kept",
);
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => `kept ${parts.join(" ")}`);
const block = fc.oneof(
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
  line.map((text) => `### ${text}`),
  line.map((text) => `${text}\n---`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `- ${text}`).join("\n")),
  line.map((text) => `1. ${text}\n   \`\`\`\n   gone\n   \`\`\`\n   ${text}`),
  fc.constantFrom(
    "```js\ngone <!-- gone\n```",
    "~~~\ngone\n```\ngone\n~~~~",
    "> gone `gone\n> gone",
    "- > gone\n- kept",
    "[label]: gone 'gone'",
    "<!--\ngone\n\n```\ngone\n-->",
    "    kept\n\tkept",
    "| kept | `gone` |\n|---|---|\n| kept | kept |",
    "***",
  ),
);

test("every word is where it belongs, in whatever order the parts of a body stand", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), fc.constantFrom("\n", "\r\n", "\r"), (blocks, newline) => {
      const body = `${blocks.join("\n\n")}\n\n[label]: gone\n`;
      const { text } = readBody(body.replaceAll("\n", newline), NONE);
      const count = (word: string, where: string): number => where.split(word).length - 1;
      expect([count("gone", text), count("kept", text)]).toEqual([0, count("kept", body)]);
    }),
    { numRuns: 500 },
  );
});

const markdown = fc
  .array(
    fc.oneof(
      inline,
      fc.constantFrom(
        "\n",
        "\n\n",
        "\r\n",
        "  ",
        "    ",
        "\t",
        "- ",
        "1. ",
        "> ",
        "# ",
        "```",
        "~~~",
        "---",
        "===",
      ),
      fc.constantFrom(
        "<!--",
        "-->",
        "<",
        "[",
        "]",
        "](",
        ")",
        "![",
        "`",
        "``",
        "\\",
        "[a]: ",
        "- [ ] ",
        "\ud800",
        "\0",
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

test("never fails, and never makes a body longer than by one line's end", () => {
  fc.assert(
    fc.property(fc.oneof(markdown, fc.string({ unit: "binary" })), (body) => {
      const { text, sections } = readBody(body, wanted(["a", "kept"], [""]));
      expect(text.length).toBeLessThanOrEqual(body.length + 1);
      for (const section of sections) {
        expect(text).toContain(section.text);
        expect(section.written.length).toBeLessThanOrEqual(body.length);
      }
    }),
    { numRuns: 2000 },
  );
});

const WALLS = [
  ..."[`<*-_#>~|!(&\\\n\t a1é\ud800".split(""),
  ...[
    "<!--",
    "<!-->",
    "<!-- -->",
    "<!--\n-->",
    "> ",
    ">\n",
    "((((",
    "![",
    "- ",
    "-\n",
    "[a](",
    "[](",
    "[a](b (",
    "#\n",
  ],
  ...[
    '[a](b "',
    "[a](b '\" ",
    "[a](<",
    "![a](b)",
    "[a](b)",
    "[a]",
    "[[a]]",
    "[a][b]",
    "](",
    "[a]: b\n",
    "[a]:",
    '[a]: "',
  ],
  ...[
    "<img ",
    '<img "',
    "<img '\"",
    "<a:",
    "<a@",
    "<a@b.",
    "# a\n",
    "# #",
    "a\n---\n",
    "```\n",
    "- ```\n",
    "~~~ ",
    "* * ",
  ],
  ...[
    "1. ",
    "- a\n  ",
    "  - a\n",
    "- [ ] a\n",
    "`a ",
    "`` ` ",
    "\\`",
    "`\\",
    "[\\",
    "[a\\]",
    "\r",
    "\r\n",
    "\u00a0\n",
    "\ufdfa",
    "😀",
  ],
  ...["### a\n<!--a-->", "|a", ": ", " #", "[a\n\n"],
];
const SIZE = 65_000;
const wall = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);

test.each([
  ...WALLS.map((unit): [string, string] => [unit, wall(unit)]),
  ["half-made titles, with an end", `${wall("[a](b (")})`],
  ["half-made targets, with an end", `${wall("[a](")})`],
  ["nested brackets and a definition", `[a]: b\n\n${wall(`${"[".repeat(490)}z${"]".repeat(490)}`)}`],
  ["brackets, all closed", `[a]: b\n\n${"[".repeat(SIZE / 2)}${"]".repeat(SIZE / 2)}`],
  ["a heading of blanks", `# a${wall(" ")}b`],
  ["a heading of colons", `# a${wall(" :")}b`],
  ["deep lists and lazy lines", `${"- ".repeat(SIZE / 4)}a\n${"a\n".repeat(SIZE / 4)}`],
  ["ever deeper lists", Array.from({ length: 360 }, (_, i) => `${" ".repeat(i)}- a\n`).join("")],
  ["ever longer marks", Array.from({ length: 360 }, (_, i) => `${"`".repeat(i + 1)} `).join("")],
])("is done at once with a wall of %j", (_, body) => {
  const elapsed = startProcessorClock();
  readBody(body, wanted(["a"], ["b"]));
  expect(elapsed()).toBeLessThan(1000);
});
