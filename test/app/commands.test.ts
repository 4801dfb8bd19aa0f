import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCommands } from "../../app/commands.ts";
import { findCommandLines } from "../../app/find-command-lines.ts";
import { mapOf } from "../decide/build.ts";

const { flowMap: MAP } = mapOf(`
streams:
  checkout: { words: [cart] }
  first-purchase: { name: First purchase, words: [first] }
  pay: { name: Paying out, label: "area: payout", words: [pay] }
  money: { name: Pay, words: [money] }
  legacy-pay: { retired: { into: checkout } }
  none-such: { words: [none] }
  auto: { name: Cars, words: [car] }
`);
const read = (body: string) => readCommands(body, MAP);
const stream = (id: string) => ({ kind: "stream", id });

describe("where a command stands", () => {
  test.each([
    ["alone", "/stream checkout", ["checkout"]],
    ["behind other lines", "Thanks!\r\n/stream checkout\r\nBye", ["checkout"]],
    ["with blanks around", "  /stream   first   purchase  ", ["first purchase"]],
    ["in capitals", "/STREAM Checkout", ["Checkout"]],
    ["with nothing behind it", "/stream\n/stream ", ["", ""]],
    ["right below a quote", "> which one?\n/stream checkout", ["checkout"]],
    ["below code", "```\nx\n```\n/stream checkout", ["checkout"]],
    ["behind a hidden comment of several lines", "<!-- a\nb -->\n/stream checkout", ["checkout"]],
    ["with an aside in code", "/stream checkout `please`", ["checkout"]],
  ])("read %s", (_, body, lines) => expect(findCommandLines(body)).toEqual(lines));

  test.each([
    ["in the middle of a line", "Use /stream checkout"],
    ["in a list", "- /stream checkout"],
    ["in a heading", "# /stream checkout"],
    ["quoted", "> /stream checkout"],
    ["quoted in a list", "- > /stream checkout"],
    ["in fenced code", "```\n/stream checkout\n```"],
    ["in a fence that is never closed", "~~~\n/stream checkout"],
    ["in indented code", "    /stream checkout"],
    ["in inline code", "`/stream checkout`"],
    ["in inline code over lines", "`a\n/stream checkout\nb`"],
    ["hidden", "<!-- \n/stream checkout\n-->"],
    ["behind code on its line", "`a` /stream checkout"],
    ["behind a hidden comment on its line", "<!-- a --> /stream checkout"],
    ["escaped", "\\/stream checkout"],
    ["as another word", "/streams checkout\n/streamcheckout\n/stream: checkout\n/stream-checkout"],
    ["not at all", "The stream is checkout."],
  ])("not read %s", (_, body) => expect(findCommandLines(body)).toEqual([]));
});

describe("what is set", () => {
  test.each([
    ["by id", "/stream checkout", stream("checkout")],
    ["by name", "/stream First Purchase", stream("first-purchase")],
    ["by id before another's name", "/stream pay", stream("pay")],
    ["by a name in another width", "/stream Ｃｈｅｃｋｏｕｔ", stream("checkout")],
    ["a retired one: its successor", "/stream legacy-pay", stream("checkout")],
    ["none", "/stream none", { kind: "none" }],
    ["auto", "/stream AUTO", { kind: "auto" }],
    ["a stream called like a command, by its name", "/stream cars", stream("auto")],
    ["the last one", "/stream checkout\n/stream none\n/stream pay", stream("pay")],
    ["the last valid one", "/stream checkout\n/stream nowhere\n/stream why", stream("checkout")],
    ["nothing by why", "/stream why\n/stream recheck", null],
    ["nothing by text", "I like /stream checkout", null],
  ])("%s", (_, body, setting) => expect(read(body).setting).toEqual(setting));

  test("why and recheck are asked for besides", () => {
    expect(read("/stream why\n/stream checkout\n/stream Recheck")).toEqual({
      setting: stream("checkout"),
      wantsWhy: true,
      wantsRecheck: true,
      problems: [],
    });
    expect(read("/stream checkout")).toMatchObject({ wantsWhy: false, wantsRecheck: false });
  });
});

describe("problems", () => {
  test.each([
    ["one typo", "/stream chekout", ['The map has no stream "chekout". Is "checkout" meant?']],
    ["a dash", "/stream check-out", ['The map has no stream "check-out". Is "checkout" meant?']],
    ["a full stop", "/stream checkout.", ['The map has no stream "checkout.". Is "checkout" meant?']],
    ["the label", "/stream area: payout", ['The map has no stream "area: payout". Is "pay" meant?']],
    ["two near ones", "/stream may", ['The map has no stream "may". Is "pay" or "money" meant?']],
    ["a command's typo", "/stream nonee", ['The map has no stream "nonee". Is "none" meant?']],
    ["a retired one's typo", "/stream legacy-pya", ['The map has no stream "legacy-pya".']],
    ["far off", "/stream logistics", ['The map has no stream "logistics".']],
    ["more words", "/stream why not", ['The map has no stream "why not".']],
    ["nothing", "/stream", ["The command names no stream."]],
    ["split", "/stream split", ["Splitting an issue is not possible yet."]],
    ["the same twice", "/stream Nowhere\n/stream nowhere", ['The map has no stream "nowhere".']],
    [
      "twenty",
      Array.from({ length: 20 }, (_, index) => `/stream nowhere${index}`).join("\n"),
      [
        'The map has no stream "nowhere0".',
        'The map has no stream "nowhere1".',
        'The map has no stream "nowhere2".',
        "The same goes for 17 more.",
      ],
    ],
    ["a long one, cut", `/stream ${"x".repeat(300)}`, [`The map has no stream "${"x".repeat(100)}…".`]],
    ["none", "/stream checkout", []],
  ])("%s", (_, body, problems) => expect(read(body).problems).toEqual(problems));
});

const part = fc.constantFrom(
  "/stream checkout",
  "/stream none",
  "/stream",
  "/stream nowhere",
  "/stream why",
  "```",
  "<!--",
  "-->",
  "`",
  "> ",
  "- ",
  "    ",
  "\n",
  "\n",
  " ",
  "x",
);

test("any comment is read, to at most four problems", () => {
  const body = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(part).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(body, (text) => {
      const { problems, setting } = read(text);
      expect(problems.length).toBeLessThanOrEqual(4);
      if (setting?.kind === "stream") expect(MAP.streams.map(({ id }) => id)).toContain(setting.id);
    }),
    { numRuns: 1000 },
  );
});

const block = fc.constantFrom(
  "/stream kept",
  "text\n/stream kept\ntext",
  "text `code`\n  /stream kept",
  "<!-- gone -->\n\n/stream kept",
  "text /stream gone",
  "```\n/stream gone\n```",
  "~~~~\n/stream gone\n~~~\n/stream gone\n~~~~",
  "> /stream gone\n> /stream gone",
  "<!--\n/stream gone\n\n```\n/stream gone\n-->",
  "`text\n/stream gone\ntext`",
  "- /stream gone",
  "    /stream gone",
);

test("every command is read and nothing else, in whatever order the parts of a comment stand", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), fc.constantFrom("\n", "\r\n"), (blocks, newline) => {
      // A heading ends what stands before it, so that the parts do not run into each other.
      const body = blocks.join("\n\n# Next\n\n").replaceAll("\n", newline);
      expect(findCommandLines(body)).toEqual(body.match(/kept/g) ?? []);
    }),
    { numRuns: 500 },
  );
});

test("a comment as long as GitHub lets it be takes no time to speak of", () => {
  const body = "/stream nowhere at all\n".repeat(11_000);
  const begin = performance.now();
  read(body);
  read(`/stream ${"<!--`[".repeat(40_000)}`);
  expect(performance.now() - begin).toBeLessThan(2000);
});
